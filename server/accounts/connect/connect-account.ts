import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { runPreflight } from '../preflight/run-preflight';
import type { ConnectInput } from '../schema';
import { type AccountRecord, findAccount, findByAccountId } from './find-account';
import { refuseForeignGround } from './refuse-foreign-ground';
import { askForProof, storeProof } from './store-proof';

export interface ConnectedAccount {
  id: string;
  accountId: string;
  name: string;
  roleArn: string;
  region: string;
  status: 'connected';
  createdAt: string;
}

/**
 * Connects an account after really entering it: the issued external id must open the role and lead to the account that was
 * named, and neither no id nor a wrong one nor another organization's may.
 * @throws AppError EXTERNAL_ID_NOT_ISSUED, ROLE_NOT_ASSUMABLE, ACCOUNT_MISMATCH, INSECURE_TRUST, TRUST_NOT_PROVEN, OWN_ACCOUNT, CONFLICT
 */
export async function connectAccount(actor: Actor, input: ConnectInput): Promise<ConnectedAccount> {
  authorise(actor, 'accounts:create');
  await refuseForeignGround(input.roleArn);
  const account = await findByAccountId(actor, input.accountId);
  const isIssued =
    account?.externalId && account.roleArn === input.roleArn && (input.externalId === undefined || input.externalId === account.externalId);
  if (!account || !isIssued) {
    throw new AppError(
      'EXTERNAL_ID_NOT_ISSUED',
      'The external id must be one that we gave for this very role. Ask for it first (POST /api/aws-accounts/external-ids), put it into the role’s trust policy, then connect.',
    );
  }
  if (account.status !== 'pending')
    throw new AppError(
      'CONFLICT',
      account.status === 'insecure_trust'
        ? 'This account was tried before and its trust proved insecure: mend the trust policy, then verify the account.'
        : 'This account is connected already.',
      { id: account.id },
    );
  return finishConnection(actor, { ...account, region: input.region ?? account.region, name: input.name ?? account.name });
}

export type TrialResult =
  | { state: 'waiting'; reason: string; next: string; isOurs: boolean }
  | { state: 'connected' }
  | { state: 'insecure'; reason: string };

/**
 * Tries an unfinished connection once more, for a page that waits until the role is made. A role that does not open yet is no error.
 * @throws AppError NOT_FOUND
 */
export async function tryConnection(actor: Actor, id: string): Promise<TrialResult> {
  authorise(actor, 'accounts:create');
  const account = await findAccount(actor, id);
  if (!account) throw notFound('AWS account');
  if (account.status === 'insecure_trust') return { state: 'insecure', reason: account.lastError ?? '' };
  if (account.status !== 'pending') return { state: 'connected' };
  try {
    await finishConnection(actor, account);
    return { state: 'connected' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'INSECURE_TRUST') return { state: 'insecure', reason: error.message };
    const { cause, next, kind } = (error.details ?? {}) as { cause?: string; next?: string; kind?: string };
    return { state: 'waiting', reason: cause ?? error.message, next: next ?? '', isOurs: kind !== undefined && kind !== 'denied' };
  }
}

/** Proves and connects. @throws AppError when it cannot be, or not yet */
export async function finishConnection(by: AuditActor, account: AccountRecord): Promise<ConnectedAccount> {
  const outcome = await askForProof(account);
  if (outcome.secure === null) throw outcome.error;
  const { id, accountId, name, region, createdAt } = account;
  const roleArn = account.roleArn ?? '';
  await withOrg(scopeOf(by), async (tx) => {
    await storeProof(tx, account, outcome, { name, region });
    await recordAudit(tx, by, { action: 'account.connect', target: id, data: { accountId, roleArn, secure: outcome.secure } });
  });
  if (!outcome.secure) throw new AppError('INSECURE_TRUST', outcome.reason, { id });
  await runPreflight(account);
  return { id, accountId, name, roleArn, region, status: 'connected', createdAt: createdAt.toISOString() };
}
