import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import { announce } from '@/server/live/announce';
import { addMonths, dayOf } from '../days';
import type { RefreshStatus, SourceStatus } from '../types';
import type { RefreshLease } from './lease';

interface Ending {
  status: Exclude<RefreshStatus, 'queued' | 'running'>;
  /** What becomes of the source; figures of an earlier refresh stay whatever it is. */
  source: SourceStatus;
  coveredBy?: string;
  missingActions?: string[];
  /** A sentence of ours. */
  error?: string;
  now: Date;
  refreshId?: string;
}

/** When a source is asked next: every morning, after AWS has written down the night. Spread over an hour by the account's id. */
export function nextDue(awsAccountId: string, now: Date): Date {
  const minutes = Number.parseInt(awsAccountId.slice(0, 4), 16) % 60;
  const today = new Date(`${dayOf(now)}T06:00:00Z`).getTime() + minutes * 60_000;
  return new Date(today > now.getTime() ? today : today + 86_400_000);
}

function dueAfter({ source, now }: Ending, awsAccountId: string): Date {
  if (source === 'capped') return new Date(`${addMonths(dayOf(now), 1)}T06:00:00Z`);
  if (source === 'failed') return new Date(now.getTime() + 3 * 3600_000);
  return nextDue(awsAccountId, now);
}

/** Ends a refresh that gave no new figures. Does nothing to one that has ended or that another run has. */
export async function finishRefresh({ orgId, refreshId, epoch }: RefreshLease, ending: Ending): Promise<void> {
  await withOrg(orgId, async ({ sql }) => {
    const [row] = await sql<{ id: string }[]>`
      update cost_refreshes set status = ${ending.status}, finished_at = ${ending.now.toISOString()}, lease_until = null, error = ${ending.error?.slice(0, 500) ?? null}
      where org_id = ${orgId} and id = ${refreshId} and lease_epoch = ${epoch} and status in ('queued', 'running') returning aws_account_id as id`;
    if (!row) return;
    await sql`delete from cost_pages where org_id = ${orgId} and refresh_id = ${refreshId}`;
    await settleSource(sql, orgId, row.id, ending);
    await announce(sql, { orgId, channel: 'account', id: row.id });
  });
}

async function settleSource(sql: postgres.TransactionSql, orgId: string, awsAccountId: string, ending: Ending): Promise<void> {
  const { source, coveredBy, missingActions = [], error } = ending;
  await sql`
    update cost_sources set status = ${source}, covered_by = ${coveredBy ?? null}, missing_actions = ${missingActions},
      last_error = ${error?.slice(0, 500) ?? null}, due_at = ${dueAfter(ending, awsAccountId).toISOString()}
    where org_id = ${orgId} and aws_account_id = ${awsAccountId}`;
  if (source === 'covered') await dropFigures(sql, orgId, awsAccountId);
}

/** A bill that another one holds would be counted twice. */
export async function dropFigures(sql: postgres.TransactionSql, orgId: string, sourceId: string): Promise<void> {
  await sql`delete from cost_entries where org_id = ${orgId} and source_id = ${sourceId}`;
  await sql`delete from cost_forecasts where org_id = ${orgId} and source_id = ${sourceId}`;
  await sql`delete from cost_anomalies where org_id = ${orgId} and source_id = ${sourceId}`;
  await sql`
    update cost_sources set first_day = null, last_day = null, fetched_at = null where org_id = ${orgId} and aws_account_id = ${sourceId}`;
}
