import type { OperationName } from '@/server/aws/operation';
import type { ModernLoadBalancer } from '@/server/collect/elbv2/types';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { Parameter, Verdict } from '../types';

export const classicNeeds: readonly OperationName[] = ['elb:DescribeLoadBalancers'];
export const classicAttributeNeeds: readonly OperationName[] = [...classicNeeds, 'elb:DescribeLoadBalancerAttributes'];
export const balancerNeeds: readonly OperationName[] = ['elbv2:DescribeLoadBalancers'];
export const balancerAttributeNeeds: readonly OperationName[] = [...balancerNeeds, 'elbv2:DescribeLoadBalancerAttributes'];

const kinds: Readonly<Record<string, string>> = {
  application: 'an Application Load Balancer',
  network: 'a Network Load Balancer',
  gateway: 'a Gateway Load Balancer',
};

/** Asks about an Application Load Balancer; the question does not arise for the other kinds. */
export function withApplicationBalancer({ Type }: ModernLoadBalancer, ask: () => Verdict): Verdict {
  if (Type === undefined) return unknown('Not known: AWS did not tell what kind of load balancer this is');
  return Type === 'application' ? ask() : notApplicable(`This is ${kinds[Type] ?? `a ${Type} load balancer`}, which speaks no HTTP`);
}

interface AttributeWords {
  key: string;
  /** Values that are good. */
  good: readonly string[];
  on: string;
  off: string;
}

/** Judges one attribute by its value. What AWS leaves out is unknown. */
export function judgeAttribute({ attributes }: ModernLoadBalancer, { key, good, on, off }: AttributeWords): Verdict {
  const value = attributes?.[key];
  if (value === undefined) return unknown(`Not known: AWS did not tell ${key}`);
  return good.includes(value) ? pass(on, { [key]: value }) : fail(off, { [key]: value });
}

export const zonesParameter = (source: string): Record<string, Parameter> => ({
  zones: { default: 2, min: 1, max: 6, description: 'In how many Availability Zones it must run', source },
});

/** Judges the number of Availability Zones. `what` as in 'load balancer'. */
export function judgeZones(zones: readonly (string | undefined)[] | undefined, least: number, what: string): Verdict {
  if (!zones || zones.length === 0) return unknown(`Not known: AWS did not tell in which Availability Zones the ${what} is`);
  const named = zones.map((zone) => zone ?? 'unnamed').sort();
  const count = new Set(named).size;
  const evidence = { zones: named, least };
  const places = count === 1 ? 'one Availability Zone' : `${count} Availability Zones`;
  return count >= least ? pass(`The ${what} is in ${places}`, evidence) : fail(`The ${what} is in ${places} only`, evidence);
}
