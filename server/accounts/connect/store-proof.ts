import { and, eq, sql as raw } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { changes } from '@/drizzle/schema/findings';
import { scans } from '@/drizzle/schema/scans';
import { connect, proveIdentity } from '@/server/aws/connect';
import type { Tx } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { endpointsFor, entryTo } from '../entry';
import { proveTrust, type TrustProof } from '../prove-trust';
import type { AccountRecord } from './find-account';

/** How a proof ended: trust is proven, or is not there, or the role did not let us in. */
export type ProofOutcome = TrustProof | { secure: null; error: AppError };

/** Access by key or by our own credentials has no trust to prove: AWS need only say that it leads to the account that was meant. */
async function askForEntry(account: AccountRecord): Promise<TrustProof> {
  await proveIdentity(connect(entryTo(account), { endpoints: endpointsFor(account), sessionName: 'cloudlens-proof' }), account.region);
  return { secure: true };
}

/** Proves, taking a role that does not open for an answer too. @throws AppError TRUST_NOT_PROVEN when AWS gave none */
export async function askForProof(account: AccountRecord): Promise<ProofOutcome> {
  try {
    return await (account.kind === 'role' || account.kind === 'sample' ? proveTrust(account) : askForEntry(account));
  } catch (error) {
    if (
      error instanceof AppError &&
      (error.code === 'ROLE_NOT_ASSUMABLE' || error.code === 'ACCOUNT_MISMATCH' || error.code === 'NOT_CONNECTED')
    )
      return { secure: null, error };
    throw error;
  }
}

/** Whether an outcome says something about the role, rather than about the way there. */
export function isAnswer(outcome: ProofOutcome): boolean {
  if (outcome.secure !== null) return true;
  const { code, details } = outcome.error;
  return code === 'ACCOUNT_MISMATCH' || code === 'NOT_CONNECTED' || details?.kind === 'denied' || details?.kind === 'region-disabled';
}

/**
 * Writes down what a proof said, unless the account was given another role meanwhile. Insecure trust stops a running scan at once.
 * @throws AppError NOT_FOUND when the account or its role is gone
 */
export async function storeProof(tx: Tx, proven: AccountRecord, outcome: ProofOutcome, also: Partial<AccountRecord> = {}): Promise<void> {
  const orgId = proven.orgId as OrgId;
  const [now] = await tx
    .select()
    .from(awsAccounts)
    .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, proven.id)))
    .for('update');
  if (!now || now.roleArn !== proven.roleArn || now.externalId !== proven.externalId) throw notFound('AWS account');

  const stopped = outcome.secure === false ? now.activeScanId : null;
  const status = statusAfter(now, outcome);
  await tx
    .update(awsAccounts)
    .set({
      ...also,
      status,
      lastError: outcome.secure === true ? null : outcome.secure === false ? outcome.reason : outcome.error.message,
      ...(outcome.secure === true ? { trustProvenAt: new Date(), expiresAt: null } : {}),
      ...(outcome.secure === false ? { trustProvenAt: null, expiresAt: null } : {}),
      ...(stopped ? { activeScanId: null } : {}),
      updatedAt: new Date(),
    })
    .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, proven.id)));
  if (stopped)
    await tx
      .update(scans)
      .set({ status: 'cancelled', finishedAt: new Date(), heartbeatAt: null, error: 'The trust of the role proved insecure.' })
      .where(and(eq(scans.orgId, orgId), eq(scans.id, stopped), raw`${scans.status} in ('queued', 'running')`));
  if (status !== now.status)
    await tx.insert(changes).values({
      orgId,
      at: new Date(),
      kind: `account.${status.replaceAll('_', '-')}`,
      awsAccountId: proven.id,
      data: { before: now.status, after: status },
    });
  await announce(tx.sql, { orgId, channel: 'account', id: proven.id });
}

function statusAfter(now: AccountRecord, outcome: ProofOutcome): AccountRecord['status'] {
  if (outcome.secure === false) return 'insecure_trust';
  if (now.status === 'paused' || now.status === 'disconnected') return now.status;
  if (outcome.secure === true) return now.activeScanId ? 'scanning' : 'connected';
  return now.status === 'pending' || now.status === 'insecure_trust' || now.activeScanId ? now.status : 'error';
}
