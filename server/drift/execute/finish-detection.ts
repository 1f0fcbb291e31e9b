import type postgres from 'postgres';
import { type Tx, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import type { StackDriftStatus } from '../types';
import { countResults, type ResultRow } from './read-results';

export interface Outcome {
  status: 'DETECTION_COMPLETE' | 'DETECTION_FAILED';
  /** null: nothing was learned. */
  stackDriftStatus: StackDriftStatus | null;
  /** A sentence of ours. */
  reason: string | null;
  results: readonly ResultRow[];
}

/**
 * Writes how a detection ended, with what it said of each resource, and tells of it in `changes`. Safe to repeat: only one that is
 * still under way is written.
 * @returns whether this call wrote it
 */
export async function finishDetection(orgId: OrgId, id: string, outcome: Outcome): Promise<boolean> {
  return withOrg(orgId, async (tx) => {
    const { sql } = tx;
    const [row] = await sql<
      {
        aws_account_id: string;
        stack_arn: string;
        stack_name: string;
        region: string;
      }[]
    >`
      select aws_account_id, stack_arn, stack_name, region from drift_detections
      where org_id = ${orgId} and id = ${id} and status in ('QUEUED', 'DETECTION_IN_PROGRESS') for update`;
    if (!row) return false;
    await writeResults(sql, orgId, id, outcome.results);
    const counts = outcome.results.length > 0 ? countResults(outcome.results) : null;
    await sql`
      update drift_detections set status = ${outcome.status}, finished_at = now(), next_poll_at = null, reason = ${outcome.reason},
        stack_drift_status = ${outcome.stackDriftStatus}, counts = ${counts ? JSON.stringify(counts) : null}::jsonb
      where org_id = ${orgId} and id = ${id}`;
    await noteChange(tx, orgId, id, row, outcome);
    await announce(sql, { orgId, channel: 'drift', id: row.aws_account_id });
    return true;
  });
}

export async function writeResults(sql: postgres.TransactionSql, orgId: string, id: string, results: readonly ResultRow[]): Promise<void> {
  for (let first = 0; first < results.length; first += 100)
    await sql`
      insert into drift_results (org_id, detection_id, logical_id, resource_type, physical_id, drift_status, status_reason, expected, actual, differences, checked_at)
      select ${orgId}::uuid, ${id}::uuid, r."logicalId", r."resourceType", r."physicalId", r."driftStatus", r."statusReason", r.expected, r.actual, r.differences, r."checkedAt"
      from jsonb_to_recordset(${JSON.stringify(results.slice(first, first + 100))}::jsonb) as r("logicalId" text, "resourceType" text, "physicalId" text,
        "driftStatus" text, "statusReason" text, expected jsonb, actual jsonb, differences jsonb, "checkedAt" timestamptz)
      on conflict (org_id, detection_id, logical_id) do update set drift_status = excluded.drift_status, status_reason = excluded.status_reason,
        expected = excluded.expected, actual = excluded.actual, differences = excluded.differences, checked_at = excluded.checked_at,
        physical_id = excluded.physical_id, trail = case when drift_results.actual is distinct from excluded.actual then null else drift_results.trail end`;
}

interface StackKey {
  aws_account_id: string;
  stack_arn: string;
  stack_name: string;
  region: string;
}

/** Notifications, trends and histories read `changes`: a stack that begins or ceases to drift, and a look that failed. */
async function noteChange({ sql }: Tx, orgId: OrgId, id: string, stack: StackKey, outcome: Outcome): Promise<void> {
  const [before] = await sql<{ status: string }[]>`
    select stack_drift_status as status from drift_detections
    where org_id = ${orgId} and aws_account_id = ${stack.aws_account_id} and stack_arn = ${stack.stack_arn} and id <> ${id}
      and stack_drift_status in ('IN_SYNC', 'DRIFTED') order by queued_at desc limit 1`;
  const kind = kindOf(before?.status ?? null, outcome);
  if (!kind) return;
  const drifted = outcome.results.filter(({ driftStatus }) => driftStatus === 'MODIFIED' || driftStatus === 'DELETED');
  const data = {
    detectionId: id,
    stackId: stack.stack_arn,
    stackName: stack.stack_name,
    region: stack.region,
    driftStatus: outcome.stackDriftStatus,
    resources: drifted.slice(0, 50).map(({ logicalId, resourceType, driftStatus }) => ({
      logicalId,
      resourceType,
      driftStatus,
    })),
    drifted: drifted.length,
    reason: outcome.reason,
  };
  await sql`
    insert into changes (org_id, at, kind, aws_account_id, data)
    values (${orgId}, now(), ${kind}, ${stack.aws_account_id}, ${JSON.stringify(data)}::jsonb)`;
}

function kindOf(before: string | null, { status, stackDriftStatus }: Outcome): string | null {
  if (stackDriftStatus === 'DRIFTED') return before === 'DRIFTED' ? null : 'drift.found';
  if (stackDriftStatus === 'IN_SYNC') return before === 'DRIFTED' ? 'drift.resolved' : null;
  return status === 'DETECTION_FAILED' ? 'drift.failed' : null;
}
