import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { indexedBy } from '@/server/checks/shared/index-by';
import type { BalancerListener } from '@/server/collect/elbv2/types';
import type { Resource } from '@/server/collect/types';
import { nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { type Reach, reachFromInternet, reachNeeds, reachReads, stepsFromInternet } from './internet';
import type { Place } from './place';

type Balancer = Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;
export type TargetGroup = Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>;

export const balancerNeeds = [
  'elbv2:DescribeLoadBalancers',
  'elbv2:DescribeListeners',
  'elbv2:DescribeRules',
  'elbv2:DescribeTargetGroups',
  'elbv2:DescribeTargetHealth',
  'ec2:DescribeSubnets',
  ...reachNeeds,
] as const;
export const balancerReads = [
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::EC2::Subnet',
  ...reachReads,
] as const;

/** A load balancer that the internet reaches, and a group of targets that it passes strangers' requests to. */
export interface Forward {
  balancer: Balancer;
  place: Place;
  group: TargetGroup;
  /** From the internet to the group. */
  steps: Step[];
}

/** Where a load balancer that faces the internet listens. */
export function balancerPlace({ data, region }: Balancer): Place {
  const groupIds = data.SecurityGroups ?? [];
  return {
    region,
    vpcId: data.VpcId,
    subnetIds: (data.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
    groupIds,
    families: data.IpAddressType === 'dualstack' ? ['ipv4', 'ipv6'] : ['ipv4'],
    addresses: data.DNSName ? [data.DNSName] : [],
    unguarded: data.Type === 'network' && groupIds.length === 0,
  };
}

const groupKeys = ({ data }: TargetGroup) => [...(data.LoadBalancerArns ?? [])];

/** Every way from the internet over a load balancer to a group of targets. */
export function forwards(land: Landscape): readonly Forward[] {
  return land.once(forwards, () =>
    land.list('AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap((balancer): Forward[] => {
      if (balancer.data.Scheme !== 'internet-facing' || balancer.data.Type === 'gateway') return [];
      const { listeners } = balancer.data;
      const place = balancerPlace(balancer);
      const reach = reachFromInternet(
        place,
        land,
        listeners?.flatMap(({ Port }) => Port ?? []),
      );
      if (!reach) return [];
      const groups = indexedBy(land.list('AWS::ElasticLoadBalancingV2::TargetGroup', balancer.region), groupKeys, balancer.arn);
      return groups.flatMap((group) => {
        const passed = passing(balancer, group, reach, land);
        return passed === null
          ? []
          : [{ balancer, place, group, steps: [...stepsFromInternet(reach, nodeOf(balancer)), { to: nodeOf(group), ...passed }] }];
      });
    }),
  );
}

/** Whoever these ask is no stranger any more. */
const asksWho = new Set(['authenticate-oidc', 'authenticate-cognito', 'jwt-validation']);
const leadsTo = (actions: readonly Action[], arn: string): boolean =>
  actions.some(
    ({ TargetGroupArn, ForwardConfig }) =>
      TargetGroupArn === arn || ForwardConfig?.TargetGroups?.some((each) => each.TargetGroupArn === arn) === true,
  );
const answersStrangers = (actions: readonly Action[]): boolean => !actions.some(({ Type }) => asksWho.has(Type ?? ''));

/** How strangers' requests get from an open listener to the group; null: they do not. */
function passing(balancer: Balancer, group: TargetGroup, reach: Reach, land: Landscape): Omit<Step, 'to'> | null {
  const { listeners } = balancer.data;
  if (!listeners) {
    const unseen = land.gapOf(balancer, ['elbv2:DescribeListeners']) ?? `the listeners of ${balancer.id} were not given`;
    return { why: 'It is one of the groups that the load balancer passes requests to', unseen };
  }
  const open = listeners.filter(({ Port }) => isOpen(Port, reach));
  for (const listener of open) {
    const ways = [listener.DefaultActions ?? [], ...(listener.rules ?? []).map(({ Actions }) => Actions)];
    if (ways.some((actions) => leadsTo(actions, group.arn) && answersStrangers(actions)))
      return { why: `Its listener ${listener.Protocol ?? 'on'} ${listener.Port} passes on what strangers send` };
  }
  if (!open.some(hidesRules)) return null;
  return {
    why: 'It is one of the groups that the load balancer passes requests to',
    unseen: `the rules of the encrypted listeners of ${balancer.name ?? balancer.id} are not read, which may ask who calls`,
  };
}

/** Rules are collected of plain HTTP alone; a listener of a network load balancer has none. */
const hidesRules = ({ Protocol, rules }: BalancerListener): boolean => Protocol === 'HTTPS' || (Protocol === 'HTTP' && rules === undefined);

const isOpen = (port: number | undefined, { ports }: Reach): boolean =>
  ports.length === 0 || ports.some(({ fromPort, toPort }) => port !== undefined && (fromPort ?? 0) <= port && port <= (toPort ?? 65_535));
