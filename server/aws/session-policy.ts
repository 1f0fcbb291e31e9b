import { callerKeys, dataReads } from './data-reads';
import { actionsOfDeepReads } from './deep-reads';

/**
 * Rides along with every AssumeRole. A session policy can only subtract from the role, so it allows everything and
 * denies reading data, all but what the account's admin opted into. AWS refuses session policies of more than 2,048 characters.
 * @param opted `DeepRead`s; anything else opens nothing
 */
export function sessionPolicyFor(opted: readonly string[]): string {
  const open = actionsOfDeepReads(opted);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: dataReads.filter((action) => !open.includes(action)), Resource: '*' },
      { Effect: 'Deny', Action: callerKeys.action, Resource: callerKeys.resources },
    ],
  });
}

/** Nothing opted into. */
export const sessionPolicy = sessionPolicyFor([]);
