import { dataReads } from '@/server/aws/data-reads';
import { AppError } from '@/server/errors';
import type { AwsGrant, InputValues } from '../types';

/** AWS refuses longer session policies. */
export const sessionPolicyAtMost = 2048;

/**
 * Whether the action only reads, judging by how AWS names its actions. What is not known to read counts as a change.
 */
export const isReadAction = (action: string): boolean =>
  /^[a-z0-9-]+:(Describe|Get|List|Lookup|Search|BatchGet|Head|Select|View|Simulate)/.test(action);

const stem = (action: string): string => action.replace(/\*$/, '');

/** Whether the action may read what customers keep in AWS (objects, secrets, messages), which scans never may. */
export const readsData = (action: string): boolean =>
  dataReads.some((denied) => {
    const [one, other] = [stem(action), stem(denied)];
    return one === other || (action.endsWith('*') && other.startsWith(one)) || (denied.endsWith('*') && one.startsWith(other));
  });

/** What of the grants is left where the account lets nothing be changed: reading how things are set up. */
export const onlyReads = (grants: readonly AwsGrant[]): AwsGrant[] =>
  grants
    .map(({ actions, resources }) => ({ actions: actions.filter((action) => isReadAction(action) && !readsData(action)), resources }))
    .filter(({ actions }) => actions.length > 0);

/** The actions among the grants that need more than reading how things are set up. */
export const changingActions = (grants: readonly AwsGrant[]): string[] => [
  ...new Set(grants.flatMap(({ actions }) => actions.filter((action) => !isReadAction(action) || readsData(action)))),
];

/**
 * The grants of one run: `{bucket}` in a resource stands for the value of the input `bucket`. A value cannot widen what it stands in.
 * @throws AppError UNPROCESSABLE for an input that has no value, or one with a wildcard or white space in it
 */
export function grantsOfRun(grants: readonly AwsGrant[], inputs: InputValues): AwsGrant[] {
  const filled = (resource: string) =>
    resource.replace(/\{([a-z][a-z0-9_]*)\}/g, (_, name: string) => {
      const value = inputs[name];
      if (value === undefined || !/^[\w+=,.@:/-]+$/.test(String(value)))
        throw new AppError(
          'UNPROCESSABLE',
          `The input '${name}' names a resource that the run may touch, so it needs a plain value without wildcards.`,
        );
      return String(value);
    });
  return grants.map(({ actions, resources }) => ({ actions, resources: resources.map(filled) }));
}

const unique = (all: readonly string[]): string[] => [...new Set(all)].sort();

/**
 * The session policy of a run: what the workflow declares, and who it is. A role can never do more under it than it could before.
 * Grants on the same resources are put together, so that the text is as short as it gets.
 */
export function workflowSessionPolicy(grants: readonly AwsGrant[]): string {
  const byResources = new Map<string, AwsGrant>();
  for (const { actions, resources } of grants) {
    const on = unique(resources);
    const known = byResources.get(on.join());
    byResources.set(on.join(), { actions: unique([...(known?.actions ?? []), ...actions]), resources: on });
  }
  const one = (all: string[]) => (all.length === 1 ? all[0] : all);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' },
      ...[...byResources.values()].map(({ actions, resources }) => ({ Effect: 'Allow', Action: one(actions), Resource: one(resources) })),
    ],
  });
}

/** How long the session policy is, and the sentence that refuses it when it is too long. */
export function sessionPolicySize(grants: readonly AwsGrant[]): { characters: number; refusal: string | null } {
  const characters = workflowSessionPolicy(grants).length;
  return {
    characters,
    refusal:
      characters <= sessionPolicyAtMost
        ? null
        : `What this workflow may do takes ${characters.toLocaleString('en-GB')} characters of session policy, and AWS takes at most 2,048. Name fewer actions or resources, put several into one with an asterisk, or split the workflow in two.`,
  };
}
