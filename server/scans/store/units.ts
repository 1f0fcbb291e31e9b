import type postgres from 'postgres';
import type { OperationCoverage } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import { announce } from '@/server/live/announce';
import { holdLease, type Lease } from '../lease';
import { ScanStopped } from '../stopped';

interface UnitKey {
  service: string;
  region: string;
}

/** A worker's right to a unit, which the next one to claim it takes away. */
export interface UnitClaim extends UnitKey {
  attempt: number;
}

/** Claims all units of a region (or the one of a service) that are not finished; whoever had them can neither begin nor finish them. */
export async function claimUnits({ orgId, scanId }: Lease, region: string, service?: string): Promise<UnitClaim[]> {
  return withOrg(
    orgId,
    ({ sql }) => sql<UnitClaim[]>`
      update scan_units set attempt = attempt + 1
      where org_id = ${orgId} and scan_id = ${scanId} and region = ${region} and service = coalesce(${service ?? null}, service)
        and status in ('pending', 'running')
      returning service, region, attempt`,
  );
}

/** @throws ScanStopped when another worker has claimed the unit since */
export async function startUnit({ orgId, scanId }: Lease, { service, region, attempt }: UnitClaim): Promise<void> {
  await withOrg(orgId, async ({ sql }) => {
    const started = await sql`
      update scan_units set status = 'running', started_at = now()
      where org_id = ${orgId} and scan_id = ${scanId} and service = ${service} and region = ${region} and attempt = ${attempt}
        and status in ('pending', 'running') returning 1`;
    if (started.length === 0) throw new ScanStopped(scanId);
    await announce(sql, { orgId, channel: 'scan', id: scanId });
  });
}

export interface UnitOutcome {
  status: 'completed' | 'partial' | 'failed';
  resources: number;
  findings: number;
  coverage: readonly OperationCoverage[];
  calls: number;
  throttles: number;
}

/**
 * In the transaction that writes what the unit found, as its last act, so that a unit is finished exactly when its results are
 * there, and once.
 * @throws ScanStopped when another worker has claimed the unit since, or the scan is another run's
 */
export async function finishUnit(sql: postgres.TransactionSql, lease: Lease, unit: UnitClaim, outcome: UnitOutcome): Promise<void> {
  const { orgId, scanId } = lease;
  const finished = await sql`
    update scan_units set status = ${outcome.status}, resources = ${outcome.resources}, findings = ${outcome.findings},
      calls = ${outcome.calls}, throttles = ${outcome.throttles}, coverage = ${JSON.stringify(outcome.coverage)}::jsonb, finished_at = now(), error = null
    where org_id = ${orgId} and scan_id = ${scanId} and service = ${unit.service} and region = ${unit.region}
      and status in ('pending', 'running') and attempt = ${unit.attempt} returning 1`;
  if (finished.length === 0) throw new ScanStopped(scanId);
  await holdLease(sql, lease);
  await announce(sql, { orgId, channel: 'scan', id: scanId });
}
