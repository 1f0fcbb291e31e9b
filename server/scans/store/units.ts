import { and, eq } from 'drizzle-orm';
import type postgres from 'postgres';
import { scanUnits } from '@/drizzle/schema/scans';
import type { OperationCoverage } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';

interface UnitKey {
  service: string;
  region: string;
}

export async function startUnit(orgId: OrgId, scanId: string, unit: UnitKey): Promise<void> {
  await withOrg(orgId, async (tx) => {
    await tx
      .update(scanUnits)
      .set({ status: 'running', startedAt: new Date() })
      .where(
        and(
          eq(scanUnits.orgId, orgId),
          eq(scanUnits.scanId, scanId),
          eq(scanUnits.service, unit.service),
          eq(scanUnits.region, unit.region),
        ),
      );
    await announce(tx.sql, { orgId, channel: 'scan', id: scanId });
  });
}

export interface UnitOutcome {
  status: 'completed' | 'partial' | 'failed';
  resources: number;
  coverage: readonly OperationCoverage[];
  calls: number;
  throttles: number;
}

/** In the transaction that writes what the unit found, so that a unit is finished exactly when its results are there. */
export async function finishUnit(
  sql: postgres.TransactionSql,
  orgId: OrgId,
  scanId: string,
  unit: UnitKey,
  outcome: UnitOutcome,
): Promise<void> {
  const [counted] = await sql<{ findings: number }[]>`select count(*)::int as findings from staged_verdicts where status = 'fail'`;
  await sql`
    update scan_units set status = ${outcome.status}, resources = ${outcome.resources}, findings = ${counted?.findings ?? 0},
      calls = ${outcome.calls}, throttles = ${outcome.throttles}, coverage = ${JSON.stringify(outcome.coverage)}::jsonb, finished_at = now(), error = null
    where org_id = ${orgId} and scan_id = ${scanId} and service = ${unit.service} and region = ${unit.region}`;
  await sql`
    update scans set calls = calls + ${outcome.calls}, throttles = throttles + ${outcome.throttles}, heartbeat_at = now()
    where org_id = ${orgId} and id = ${scanId}`;
  await announce(sql, { orgId, channel: 'scan', id: scanId });
}
