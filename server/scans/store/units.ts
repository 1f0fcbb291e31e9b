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

/** Says that units of a region are being worked on. @returns services of those that no other worker has claimed since */
export async function startUnits({ orgId, scanId }: Lease, region: string, units: readonly UnitClaim[]): Promise<Set<string>> {
  return withOrg(orgId, async ({ sql }) => {
    const started = await sql<{ service: string }[]>`
      update scan_units s set status = 'running', started_at = now()
      from unnest(${units.map(({ service }) => service)}::text[], ${units.map(({ attempt }) => attempt)}::int[]) u (service, attempt)
      where s.org_id = ${orgId} and s.scan_id = ${scanId} and s.region = ${region} and s.service = u.service and s.attempt = u.attempt
        and s.status in ('pending', 'running') returning s.service`;
    if (started.length > 0) await announce(sql, { orgId, channel: 'scan', id: scanId });
    return new Set(started.map(({ service }) => service));
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
export async function finishUnit(sql: postgres.TransactionSql, lease: Lease, claim: UnitClaim, outcome: UnitOutcome): Promise<void> {
  const finished = await finishUnits(sql, lease, claim.region, [{ claim, outcome }]);
  if (finished.size === 0) throw new ScanStopped(lease.scanId);
}

/**
 * As `finishUnit`, for several units of a region.
 * @returns services of those that no other worker has claimed since
 * @throws ScanStopped when the scan is another run's
 */
export async function finishUnits(
  sql: postgres.TransactionSql,
  lease: Lease,
  region: string,
  units: readonly { claim: UnitClaim; outcome: UnitOutcome }[],
): Promise<Set<string>> {
  if (units.length === 0) return new Set();
  const { orgId, scanId } = lease;
  const ended = units.map(({ claim: { service, attempt }, outcome }) => ({ service, attempt, ...outcome }));
  const finished = await sql<{ service: string }[]>`
    update scan_units s set status = u.status, resources = u.resources, findings = u.findings, calls = u.calls, throttles = u.throttles,
      coverage = u.coverage, finished_at = now(), error = null
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
      u (service text, attempt int, status text, resources int, findings int, calls int, throttles int, coverage jsonb)
    where s.org_id = ${orgId} and s.scan_id = ${scanId} and s.region = ${region} and s.service = u.service and s.attempt = u.attempt
      and s.status in ('pending', 'running') returning s.service`;
  await holdLease(sql, lease);
  await announce(sql, { orgId, channel: 'scan', id: scanId });
  return new Set(finished.map(({ service }) => service));
}
