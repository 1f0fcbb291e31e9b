import { splitArn } from './arn';
import { type Permit, permits } from './permits';
import type { Policy } from './types';

/** Actions of services that nobody has: only a grant that names nothing (`*`, NotAction) allows both. */
const unnamedActions = ['zz-cloudlens-probe:ZzProbe', 'aa-cloudlens-probe:AaProbe'];
/** Any of these turns 'all but something' into everything. */
const selfGranting = [
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:AttachGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:PutGroupPolicy',
  'iam:CreatePolicyVersion',
];

/** Statements that together make an administrator; empty when they do not. */
export function administratorGrants(policies: readonly (Policy | null)[]): Permit[] {
  const blanket = unnamedActions.map((action) => permits(policies, action, '*'));
  const power = selfGranting.flatMap((action) => permits(policies, action, '*'));
  if (power.length === 0 || blanket.some((grants) => grants.length === 0)) return [];
  const seen = new Set<Permit['source']>();
  return [...blanket.flat(), ...power].filter(({ source }) => !seen.has(source) && seen.add(source));
}

/** Statements that allow all of one service. */
export function serviceWideGrants(policies: readonly (Policy | null)[], service: string): Permit[] {
  return permits(policies, `${service}:*`, null).filter(
    ({ source }) => source.resources?.some((resource) => isServiceWide(resource, service)) ?? true,
  );
}

function isServiceWide(resource: string, service: string): boolean {
  if (/^\*+$/.test(resource)) return true;
  const arn = splitArn(resource);
  if (arn === null) return false;
  const isAny = (part: string) => part === '' || part === '*';
  const isWhole = arn.resource === '*' || /^[\w-]+[/:]\*$/.test(arn.resource) || (arn.resource === '' && arn.account === '*');
  return [service, '*'].includes(arn.service) && isAny(arn.region) && (isAny(arn.account) || /^\d{12}$/.test(arn.account)) && isWhole;
}
