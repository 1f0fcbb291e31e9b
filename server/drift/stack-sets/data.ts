import type { StackInstanceSummary, StackSetSummary } from '@aws-sdk/client-cloudformation';
import { callableAccount } from '@/server/accounts/callable';
import { AwsError } from '@/server/aws/errors';
import { mapConcurrent } from '@/server/collect/concurrency';
import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, authoriseOn, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { openDriftSession } from '../account';
import type { Place } from '../aws/calls';
import { sentenceFor } from '../aws/refusal';
import { listStackInstances, listStackSets } from './calls';
import type { StackSet, StackSetInstance, StackSetRegion } from './types';

/** Whoever asked is waiting. */
const limitMs = 20_000;
/** Stack sets of a region whose instances are listed. */
const shownAtMost = 50;

/**
 * Asks AWS now for the stack sets that an account administers, with their instances: nothing of it is stored. Without a region, in those
 * where the account has stacks and in its own. What could not be listed says so, and is never an empty list.
 * @throws AppError NOT_FOUND and what {@link callableAccount} throws
 */
export async function listStackSetsOf(actor: Actor, awsAccountId: string, region?: string): Promise<StackSetRegion[]> {
  authoriseOn(actor, 'drift:read', awsAccountId);
  const scope = within(actor, 'drift:read');
  const { account, regions } = await withOrg(scope, async (tx) => {
    const account = await callableAccount(tx, actor.orgId, awsAccountId);
    return { account, regions: region ? [region] : await regionsOf(tx, scope, awsAccountId, account.region) };
  });
  const signal = AbortSignal.timeout(limitMs);
  const session = openDriftSession(account, 'stacksets', signal);
  const listed = await mapConcurrent(regions, 4, (each) => ofRegion({ session, region: each, signal }));
  return withOrg(scope, (tx) => withRows(tx, scope, listed));
}

async function regionsOf({ sql }: Tx, scope: TenantScope, awsAccountId: string, home: string): Promise<string[]> {
  const rows = await sql<{ region: string }[]>`
    select distinct region from resources
    where org_id = ${scope.orgId} and aws_account_id = ${awsAccountId} and type = 'AWS::CloudFormation::Stack' and deleted_at is null order by 1 limit 20`;
  return [...new Set([home, ...rows.map((row) => row.region)])];
}

const reasonOf = (error: unknown): string => {
  if (error instanceof AwsError) return sentenceFor(error);
  if (error instanceof AppError) return error.message;
  throw error;
};

async function ofRegion(place: Place): Promise<StackSetRegion> {
  const { region } = place;
  try {
    const { items, isCut } = await listStackSets(place);
    const shown = items.slice(0, shownAtMost);
    const stackSets: StackSet[] = [];
    for (const summary of shown) stackSets.push(await withInstances(place, summary));
    return { region, stackSets, isCut: isCut || items.length > shown.length, reason: null };
  } catch (error) {
    return { region, stackSets: null, isCut: false, reason: reasonOf(error) };
  }
}

async function withInstances(place: Place, summary: StackSetSummary): Promise<StackSet> {
  const { StackSetId = '', StackSetName = '', Description, PermissionModel, DriftStatus, LastDriftCheckTimestamp } = summary;
  const stackSet = {
    id: StackSetId,
    name: StackSetName,
    description: Description || null,
    permissionModel: PermissionModel ?? null,
    driftStatus: DriftStatus ?? ('NOT_CHECKED' as const),
    detectionTime: LastDriftCheckTimestamp?.toISOString() ?? null,
  };
  try {
    const { items, isCut } = await listStackInstances(place, StackSetName);
    return { ...stackSet, instances: items.map(toInstance), instancesAreCut: isCut, reason: null };
  } catch (error) {
    return { ...stackSet, instances: null, instancesAreCut: false, reason: reasonOf(error) };
  }
}

/** `stackRowId` holds the stack's ARN until our rows are looked up. */
const toInstance = (instance: StackInstanceSummary): StackSetInstance => ({
  accountId: instance.Account ?? '',
  region: instance.Region ?? '',
  status: instance.Status ?? instance.StackInstanceStatus?.DetailedStatus ?? 'UNKNOWN',
  driftStatus: instance.DriftStatus ?? 'NOT_CHECKED',
  detectionTime: instance.LastDriftCheckTimestamp?.toISOString() ?? null,
  organizationalUnitId: instance.OrganizationalUnitId || null,
  stackRowId: instance.StackId || null,
});

/** With the ids of our rows where the instances' stacks are in an inventory that the actor reaches. */
async function withRows({ sql }: Tx, scope: TenantScope, regions: readonly StackSetRegion[]): Promise<StackSetRegion[]> {
  const arns = regions.flatMap(({ stackSets }) => stackSets ?? []).flatMap(({ instances }) => instances ?? []);
  const rows = await sql<{ id: string; arn: string }[]>`
    select id, arn from resources where org_id = ${scope.orgId} and type = 'AWS::CloudFormation::Stack' and deleted_at is null
      and arn in (select unnest(${arns.flatMap(({ stackRowId }) => stackRowId ?? [])}::text[]))`;
  const ids = new Map(rows.map(({ id, arn }) => [arn, id]));
  const known = (instance: StackSetInstance) => ({ ...instance, stackRowId: ids.get(instance.stackRowId ?? '') ?? null });
  return regions.map((region) => ({
    ...region,
    stackSets: region.stackSets?.map((stackSet) => ({ ...stackSet, instances: stackSet.instances?.map(known) ?? null })) ?? null,
  }));
}
