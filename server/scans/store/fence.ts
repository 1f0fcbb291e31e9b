import type postgres from 'postgres';
import type { ScanContext } from '../execute/scan-context';
import { ScanStopped } from '../stopped';

/**
 * Locks the account against a change of its active scan until commit. Begins a transaction that writes; `holdLease` or `renewLease` ends it.
 * @throws ScanStopped when this scan is not it, or not this run's to work on any more
 */
export async function assertActive(sql: postgres.TransactionSql, { orgId, account, scan, lease }: ScanContext): Promise<void> {
  const rows = await sql`
    select 1 from aws_accounts a join scans s on s.org_id = a.org_id and s.id = a.active_scan_id
    where a.org_id = ${orgId} and a.id = ${account.id} and s.id = ${scan.id} and s.lease_owner = ${lease.owner} for share of a`;
  if (rows.length === 0) throw new ScanStopped(scan.id);
}

/**
 * Has whoever writes what checks on several resources say do so one after another, until commit: two that compared with the same state
 * would both tell of each transition. To be called before anything is compared.
 */
export async function takeTurnToJudge(sql: postgres.TransactionSql, { scan }: ScanContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`judge ${scan.id}`}, 0))`;
}
