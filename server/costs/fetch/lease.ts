import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** How long a refresh stays with its run between two signs of life: longer than the engine waits between two tries of a step. */
export const leaseSeconds = 300;
/** How long the engine may take from the event to the first step. */
export const claimSeconds = 30;

/** Which refresh, and the how-manieth run for it: an older run's writes are refused. */
export interface RefreshLease {
  orgId: OrgId;
  refreshId: string;
  epoch: number;
}

/** The refresh has ended, or another run has it: there is nothing to do, and nothing wrong. */
export class RefreshStopped extends Error {
  override readonly name = 'RefreshStopped';
}

/** Says that the run lives. In a transaction that writes: fences it against an older run. @throws RefreshStopped */
export async function holdRefresh(sql: postgres.TransactionSql, { orgId, refreshId, epoch }: RefreshLease): Promise<void> {
  const rows = await sql`
    update cost_refreshes set status = 'running', started_at = coalesce(started_at, now()), lease_until = now() + make_interval(secs => ${leaseSeconds})
    where org_id = ${orgId} and id = ${refreshId} and lease_epoch = ${epoch} and status in ('queued', 'running') returning 1`;
  if (rows.length === 0) throw new RefreshStopped();
}

export const keepRefresh = (lease: RefreshLease): Promise<void> => withOrg(lease.orgId, ({ sql }) => holdRefresh(sql, lease));
