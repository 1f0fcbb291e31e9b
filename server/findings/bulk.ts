import type { Tx } from '@/server/db';
import { reachingAll } from '@/server/db-reach';
import { AppError } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { bulkCap } from '@/server/triage/constants';
import type { Target } from '@/server/triage/schema';
import { askedBy } from './asked-by';
import { refreshFacets } from './rollups';
import type { FindingStatus } from './types';
import { conditionsOf } from './where';

/**
 * Ids of the findings that an act is for: those given, or all that the filter matches.
 * @param statuses take the place of the filter's own
 * @throws AppError UNPROCESSABLE when a filter matches too many
 */
export async function pickFindings(
  tx: Tx,
  scope: TenantScope,
  actor: Actor,
  { ids, filter }: Target,
  statuses?: FindingStatus[],
): Promise<string[]> {
  if (ids) return ids;
  const filters = {
    ...askedBy(actor, filter ?? {}),
    ...(statuses ? { status: statuses } : {}),
  };
  const rows = await tx.sql<
    { id: string }[]
  >`select v.id from verdicts v where ${conditionsOf(tx.sql, scope, filters)} limit ${bulkCap + 1}`;
  if (rows.length > bulkCap)
    throw new AppError('UNPROCESSABLE', `The filter matches more than ${bulkCap} findings. Narrow it, and go on in parts.`);
  return rows.map((row) => row.id);
}

/** Counts the accounts of changed findings anew and tells open pages. */
export async function findingsChanged(tx: Tx, scope: TenantScope, touched: readonly { aws_account_id: string }[]): Promise<void> {
  for (const accountId of [...new Set(touched.map((row) => row.aws_account_id))].sort()) {
    await reachingAll(tx.sql, scope, () => refreshFacets(tx.sql, scope.orgId, accountId));
    await announce(tx.sql, {
      orgId: scope.orgId,
      channel: 'findings',
      id: accountId,
    });
  }
}
