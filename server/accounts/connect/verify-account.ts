import { type AuditActor, recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { runPreflight } from '../preflight/run-preflight';
import type { AccountStatus } from '../types';
import { type AccountRecord, findAccount } from './find-account';
import { askForProof, isAnswer, storeProof } from './store-proof';

export interface VerifiedAccount {
  id: string;
  status: AccountStatus;
  /** A sentence about what is wrong; null: the trust is proven. */
  lastError: string | null;
  trustProvenAt: string | null;
}

/**
 * Proves an account's role again, now, and asks what it may do.
 * @throws AppError NOT_FOUND, NOT_CONNECTED for one that was never connected, TRUST_NOT_PROVEN or ROLE_NOT_ASSUMABLE when AWS gave
 * no answer about the role
 */
export async function verifyAccount(actor: Actor, id: string): Promise<VerifiedAccount> {
  authoriseOn(actor, 'accounts:update', id);
  const account = await findAccount(actor, id);
  if (!account) throw notFound('AWS account');
  if (account.status === 'pending') throw new AppError('NOT_CONNECTED', 'This account is not connected yet: finish connecting it first.');
  if (account.status === 'disconnected') throw new AppError('NOT_CONNECTED', 'This account is disconnected: connect it again first.');
  await prove(actor, account);
  const after = await findAccount(actor, id);
  if (!after) throw notFound('AWS account');
  return { id, status: after.status, lastError: after.lastError, trustProvenAt: after.trustProvenAt?.toISOString() ?? null };
}

/** Proves, and writes down what was answered. @throws AppError when AWS gave no answer about the role */
export async function prove(by: AuditActor, account: AccountRecord): Promise<void> {
  const outcome = await askForProof(account);
  if (outcome.secure === null && !isAnswer(outcome)) throw outcome.error;
  await withOrg({ orgId: by.orgId, accountIds: by.accountIds ?? null }, async (tx) => {
    await storeProof(tx, account, outcome);
    await recordAudit(tx, by, {
      action: 'account.verify',
      target: account.id,
      data: { accountId: account.accountId, secure: outcome.secure, ...(outcome.secure === null ? { code: outcome.error.code } : {}) },
    });
  });
  if (outcome.secure) await runPreflight(account);
}
