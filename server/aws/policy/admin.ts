import { type Permit, permits } from './permits';
import type { Policy } from './types';

/** Actions of services that nobody has: only a grant that names nothing (`*`, NotAction) allows both. */
const unnamedActions = ['zz-cloudlens-probe:ZzProbe', 'aa-cloudlens-probe:AaProbe'];
/** Any of these turns 'all but something' into everything. */
const selfGranting = [
  'iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:AttachGroupPolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy', 'iam:PutGroupPolicy', 'iam:CreatePolicyVersion',
];

/** Statements that together make an administrator; empty when they do not. */
export function administratorGrants(policies: readonly (Policy | null)[]): Permit[] {
  const blanket = unnamedActions.map((action) => permits(policies, action, '*'));
  const power = selfGranting.flatMap((action) => permits(policies, action, '*'));
  if (power.length === 0 || blanket.some((grants) => grants.length === 0)) return [];
  const seen = new Set<Permit['source']>();
  return [...blanket.flat(), ...power].filter(({ source }) => !seen.has(source) && seen.add(source));
}
