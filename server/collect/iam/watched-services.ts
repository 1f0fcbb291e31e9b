import type { PolicyDetail } from '@aws-sdk/client-iam';
import { parsePolicy } from '@/server/aws/policy/questions';
import type { Statement } from '@/server/aws/policy/types';
import { overlaps } from '@/server/aws/policy/wildcard';
import type { IamResources } from './types';

/** Services of which it is worth knowing who still uses them, by the prefix of their actions: `lastAccessed` tells of these. */
export const watchedServices = ['bedrock', 'sagemaker'] as const;
export type WatchedService = (typeof watchedServices)[number];

/** What only looks: a service that somebody may look at need not be used. */
const looking = /^(get|list|describe|batchget|batchdescribe|search)/;

/** Whether a statement allows anything of the service but looking; the widest reading of NotAction. */
function allowsWork({ effect, actions, notActions }: Statement, service: WatchedService): boolean {
  if (effect !== 'Allow') return false;
  if (notActions) return !notActions.some((pattern) => ['*', `${service}:*`].includes(pattern.toLowerCase()));
  return (actions ?? []).some((action) => {
    const pattern = action.toLowerCase();
    return pattern === '*' || (overlaps(pattern, `${service}:*`) && !looking.test(pattern.slice(pattern.indexOf(':') + 1)));
  });
}

/** A document that is missing or malformed may allow anything. */
function allowing(document: string | undefined): WatchedService[] {
  const policy = document ? parsePolicy(document) : 'malformed';
  if (policy === 'malformed') return [...watchedServices];
  return watchedServices.filter((service) => policy?.statements.some((statement) => allowsWork(statement, service)));
}

const inline = (policies: readonly PolicyDetail[] | undefined) =>
  (policies ?? []).flatMap(({ PolicyDocument }) => allowing(PolicyDocument));

type Data<T extends keyof IamResources> = IamResources[T];

/** The watched services that a managed policy lets people work with. */
export function servicesOfPolicy({ PolicyVersionList = [], DefaultVersionId }: Data<'AWS::IAM::ManagedPolicy'>): WatchedService[] {
  const current = PolicyVersionList.find((version) => version.IsDefaultVersion || version.VersionId === DefaultVersionId);
  return allowing(current?.Document);
}

/**
 * The watched services that a user or group may work with by policies of its own, sorted. One that is attached and not among
 * those known may allow anything.
 */
export function servicesOf(
  own: readonly PolicyDetail[] | undefined,
  attached: Data<'AWS::IAM::User'>['AttachedManagedPolicies'],
  known: ReadonlyMap<string, readonly WatchedService[]>,
): WatchedService[] {
  const byPolicies = (attached ?? []).flatMap(({ PolicyArn = '' }) => known.get(PolicyArn) ?? watchedServices);
  return [...new Set([...inline(own), ...byPolicies])].sort();
}
