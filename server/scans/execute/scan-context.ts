import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { type ConnectOptions, connect } from '@/server/aws/connect';
import type { AwsSession } from '@/server/aws/session';
import { sessionPolicyFor } from '@/server/aws/session-policy';
import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import type { OrgId } from '@/server/ids';
import type { EffectiveScope } from '@/server/scope/types';
import type { Lease } from '../lease';
import { ScanStopped } from '../stopped';

export type ScanRecord = typeof scans.$inferSelect;
export type AccountRecord = typeof awsAccounts.$inferSelect;
export type UnitRecord = typeof scanUnits.$inferSelect;

export interface ScanContext {
  orgId: OrgId;
  lease: Lease;
  scan: ScanRecord;
  account: AccountRecord;
  units: UnitRecord[];
  /** See the scan's row. */
  lookedIn: string[] | null;
  /** The instant that the scan is about. */
  now: Date;
  /** What people decided about judging when the scan began; null: nothing. */
  scope: EffectiveScope | null;
}

/** @throws ScanStopped unless the scan exists, is its account's active one and the owner's to work on. */
export async function loadScanContext(lease: Lease): Promise<ScanContext> {
  const { orgId, scanId, owner } = lease;
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .select()
      .from(scans)
      .innerJoin(awsAccounts, and(eq(awsAccounts.orgId, scans.orgId), eq(awsAccounts.id, scans.awsAccountId)))
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)));
    if (!row || row.aws_accounts.activeScanId !== scanId || row.scans.leaseOwner !== owner) throw new ScanStopped(scanId);
    const units = await tx
      .select()
      .from(scanUnits)
      .where(and(eq(scanUnits.orgId, orgId), eq(scanUnits.scanId, scanId)));
    const now = row.scans.asOf ?? row.scans.startedAt ?? row.scans.queuedAt;
    return {
      orgId,
      lease,
      scan: row.scans,
      account: row.aws_accounts,
      units,
      lookedIn: row.scans.lookedIn,
      now,
      scope: row.scans.scope as EffectiveScope | null,
    };
  });
}

/**
 * The door to the scanned account, for one step. The session name shows in the customer's CloudTrail.
 * @param isShared false: assume the role anew
 */
export function openScanSession({ scan, account }: ScanContext, signal?: AbortSignal, { isShared = true } = {}): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  const options: ConnectOptions = {
    sessionName: `cloudlens-${scan.id.slice(0, 8)}`,
    signal,
    endpoints: endpointsFor(account),
    asOf: scan.asOf,
    limitsFactor: AWS_LIMITS_FACTOR,
    isShared,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
    policy: sessionPolicyFor(account.deepReads),
  };
  return connect(entryTo(account), options);
}
