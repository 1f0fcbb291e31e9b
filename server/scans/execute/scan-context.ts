import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { type ConnectOptions, connect } from '@/server/aws/connect';
import type { AwsSession } from '@/server/aws/session';
import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';

/** The scan is no longer the one that may write: cancelled, deleted, or overtaken. Work on it ends quietly. */
export class ScanStopped extends Error {
  override readonly name = 'ScanStopped';
  constructor(readonly scanId: string) {
    super(`Scan ${scanId} is no longer active.`);
  }
}

export type ScanRecord = typeof scans.$inferSelect;
export type AccountRecord = typeof awsAccounts.$inferSelect;
export type UnitRecord = typeof scanUnits.$inferSelect;

export interface ScanContext {
  orgId: OrgId;
  scan: ScanRecord;
  account: AccountRecord;
  units: UnitRecord[];
  /** The instant that the scan is about. */
  now: Date;
}

/** @throws ScanStopped unless the scan exists and is its account's active one. */
export async function loadScanContext(orgId: OrgId, scanId: string): Promise<ScanContext> {
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .select()
      .from(scans)
      .innerJoin(awsAccounts, and(eq(awsAccounts.orgId, scans.orgId), eq(awsAccounts.id, scans.awsAccountId)))
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)));
    if (!row || row.aws_accounts.activeScanId !== scanId) throw new ScanStopped(scanId);
    const units = await tx
      .select()
      .from(scanUnits)
      .where(and(eq(scanUnits.orgId, orgId), eq(scanUnits.scanId, scanId)));
    return { orgId, scan: row.scans, account: row.aws_accounts, units, now: row.scans.asOf ?? row.scans.startedAt ?? row.scans.queuedAt };
  });
}

/** The door to the scanned account, for one step. The session name shows in the customer's CloudTrail. */
export function openScanSession({ scan, account }: ScanContext, signal?: AbortSignal): AwsSession {
  if (account.kind === 'keys') throw new AppError('UNPROCESSABLE', 'This account has no way in: connect it by a role.');
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL } = env();
  const options: ConnectOptions = {
    sessionName: `cloudlens-${scan.id.slice(0, 8)}`,
    signal,
    endpoints: { sample: SAMPLE_CLOUD_URL, custom: AWS_ENDPOINT_URL },
    asOf: scan.asOf,
  };
  return connect({ ...account, kind: account.kind }, options);
}
