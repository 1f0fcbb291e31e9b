import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { ScanStopped } from './stopped';

/** How long a silent worker keeps its scan: a heartbeat comes every two seconds. */
export const leaseSeconds = 30;
/** How long the engine may take from the event to the claim. */
export const claimSeconds = 20;
/** Covers the way from one step to the next, and from one try of a step to the next: the engine may have hundreds of runs to serve. */
const waitSeconds = 180;

/** Whose scan it is: one run of the engine. All that it writes names it, and is refused once the scan is another's. */
export interface Lease {
  orgId: OrgId;
  scanId: string;
  owner: string;
}

/**
 * Makes `owner` the one run that works on a scan whose turn it is. Asked again by the same owner it says yes again.
 * @param force take it from whoever has it: for callers who know that nobody does
 * @throws ScanStopped when it is another's, waits for its turn, or has ended: then there is nothing to do, and nothing wrong
 */
export async function claimScan({ orgId, scanId, owner }: Lease, { force = false } = {}): Promise<void> {
  const rows = await withOrg(
    orgId,
    ({ sql }) => sql`
      update scans set lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${leaseSeconds}), heartbeat_at = now(),
        admitted_at = coalesce(admitted_at, now()), lease_epoch = lease_epoch + case when lease_owner <> ${owner} then 1 else 0 end
      where org_id = ${orgId} and id = ${scanId} and status in ('queued', 'running')
        and (${force} or (admitted_at is not null and (lease_owner is null or lease_owner = ${owner})))
      returning 1`,
  );
  if (rows.length === 0) throw new ScanStopped(scanId);
}

/**
 * Says that the owner lives, from now on for so long and no longer: a worker that dies is missed within that time, whatever was
 * allowed for before it took up its step. In a transaction that writes, called last: it waits for a takeover that is under way,
 * and the transaction fails if that came first. Counted from this statement: `now()` is when the transaction began, which may be long ago.
 * @throws ScanStopped when the scan is another's or has ended
 */
export async function renewLease(
  sql: postgres.TransactionSql,
  { orgId, scanId, owner }: Lease,
  seconds: number = leaseSeconds,
): Promise<void> {
  const rows = await sql`
    update scans set heartbeat_at = statement_timestamp(), lease_until = statement_timestamp() + make_interval(secs => ${seconds})
    where org_id = ${orgId} and id = ${scanId} and lease_owner = ${owner} and status in ('queued', 'running') returning 1`;
  if (rows.length === 0) throw new ScanStopped(scanId);
}

/**
 * Makes sure that the scan stays the owner's until the transaction has ended, without prolonging the lease: the heartbeat does.
 * In a transaction that writes, called last: it waits for a takeover that is under way, a takeover waits for it, and the units
 * of a scan do not wait for each other.
 * @throws ScanStopped when the scan is another's or has ended
 */
export async function holdLease(sql: postgres.TransactionSql, { orgId, scanId, owner }: Lease): Promise<void> {
  const rows = await sql`
    select 1 from scans
    where org_id = ${orgId} and id = ${scanId} and lease_owner = ${owner} and status in ('queued', 'running') for share`;
  if (rows.length === 0) throw new ScanStopped(scanId);
}

/**
 * A step has ended, or failed and will be tried again by the same run: nobody else need take the scan over until the engine comes
 * back to it. A step of the same scan that still works goes on renewing, and what counts is who said something last.
 */
export async function keepUntilNextStep(lease: Lease): Promise<void> {
  await withOrg(lease.orgId, ({ sql }) => renewLease(sql, lease, waitSeconds));
}
