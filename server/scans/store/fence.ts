import type postgres from 'postgres';
import { ScanStopped } from '../execute/scan-context';

/** Locks the account against a change of its active scan until commit. @throws ScanStopped when this scan is not it. */
export async function assertActive(sql: postgres.TransactionSql, orgId: string, awsAccountId: string, scanId: string): Promise<void> {
  const rows = await sql`
    select 1 from aws_accounts where org_id = ${orgId} and id = ${awsAccountId} and active_scan_id = ${scanId} for share`;
  if (rows.length === 0) throw new ScanStopped(scanId);
}
