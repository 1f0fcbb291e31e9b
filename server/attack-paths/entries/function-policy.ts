import type { OutsideGrant } from '@/server/aws/policy/outside-grants';
import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { overlaps } from '@/server/aws/policy/wildcard';
import type { Resource } from '@/server/collect/types';
import type { Cut } from '../found-path';
import type { Landscape } from '../landscape/landscape';

type Function = Resource<'AWS::Lambda::Function'>;

/** Statements of the function's policy that let anyone do the action. */
export function openTo(fn: Function, action: string, land: Landscape): OutsideGrant[] {
  const policy = parsePolicy(fn.data.policy);
  if (policy === 'malformed') return [];
  return publicGrants(policy, land.owner).filter(({ actions }) =>
    actions.some((each) => overlaps(each.toLowerCase(), action.toLowerCase())),
  );
}

/** Takes the statements for everybody out of the function's policy. */
export const closePolicy = (fn: Function): Cut => ({
  text: `Take the permission for everybody out of the policy of the function ${fn.id}`,
  cost: 1,
  on: fn.arn,
  checkId: 'lambda/function-not-public',
  changes: [{ arn: fn.arn, to: (data: Function['data']) => ({ ...data, policy: null }) }],
});

/** Whether the policy lets the service call the function for a certain source: an API, a topic, a bucket. */
export function calledBy(fn: Function, service: string, isSource: (arn: string) => boolean): boolean {
  const policy = parsePolicy(fn.data.policy);
  if (policy === null || policy === 'malformed') return false;
  return policy.statements.some(
    ({ effect, principals, conditions }) =>
      effect === 'Allow' &&
      principals?.some(({ type, value }) => type === 'Service' && value.replace(/\.cn$/, '') === service) &&
      conditions.some(({ key, values }) => key === 'aws:sourcearn' && values.some(isSource)),
  );
}
