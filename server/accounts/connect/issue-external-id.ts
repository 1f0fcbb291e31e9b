import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { issueNewExternalId } from '../external-id';
import { homeRegions, roleArnOf } from '../role-arn';
import { isSampleAccount, isSampleRole, sampleExternalId } from '../sample-accounts';
import type { IssueInput } from '../schema';
import { findByAccountId } from './find-account';
import { refuseForeignGround } from './refuse-foreign-ground';

/** How long an unfinished connection waits for its role. */
const waitsForMs = 7 * 86_400_000;

export interface IssuedExternalId {
  /** Our id of the connection. */
  id: string;
  externalId: string;
  roleArn: string;
  /** The account's primary region. */
  region: string;
  /** Until when we wait for the role; the id is never another's afterwards. */
  expiresAt: string;
}

/**
 * Gives the external id that a role in this account must ask for. Made by us, unique for ever, bound to organization, account, role
 * and partition: asking again for the same role gives the same one, another role a new one.
 * @throws AppError CONFLICT when the account is connected already, OWN_ACCOUNT and UNPROCESSABLE for roles that we must not enter
 */
export async function issueExternalId(actor: Actor, input: IssueInput): Promise<IssuedExternalId> {
  authorise(actor, 'accounts:create');
  return prepareConnection(actor, input);
}

/** The same for whoever is authorised already: many at once, and new member accounts of an organization that is followed. */
export async function prepareConnection(by: AuditActor, input: IssueInput): Promise<IssuedExternalId> {
  const { orgId } = by;
  const { accountId, partition, name, region } = input;
  const roleArn = roleArnOf(input);
  const isSample = isSampleAccount(accountId);
  await refuseForeignGround(roleArn);

  const before = await findByAccountId(scopeOf(by), accountId);
  const isBound = before?.roleArn === roleArn && before.externalId !== null;
  // Minted before the transaction: should that fail, this id is simply never used.
  const externalId =
    (isBound ? before.externalId : null) ??
    (isSample && isSampleRole(input.roleName)
      ? sampleExternalId(accountId)
      : await issueNewExternalId({ orgId, accountId, roleArn, partition }));
  const expiresAt = new Date(Date.now() + waitsForMs);

  return withOrg(scopeOf(by), async (tx) => {
    const [existing] = await tx
      .select()
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.accountId, accountId)))
      .for('update');
    // A role that never proved secure may still be given up for another one.
    const isFree = existing && (existing.status === 'pending' || existing.status === 'disconnected');
    if (existing && !isFree && !(existing.status === 'insecure_trust' && existing.trustProvenAt === null))
      throw new AppError('CONFLICT', 'This account is connected already.', { id: existing.id });
    if (existing && existing.externalId !== before?.externalId)
      throw new AppError('CONFLICT', 'Somebody else is connecting this account at this moment: reload and go on with theirs.', {
        id: existing.id,
      });
    const isNew = existing?.externalId !== externalId || existing.roleArn !== roleArn;
    const values = {
      roleArn,
      externalId,
      partition,
      kind: isSample ? ('sample' as const) : ('role' as const),
      expiresAt,
      ...(isNew ? { status: 'pending' as const, lastError: null } : {}),
      ...(name ? { name } : {}),
      ...(region ? { region } : {}),
    };
    const [row] = existing
      ? await tx
          .update(awsAccounts)
          .set({ ...values, updatedAt: new Date() })
          .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, existing.id)))
          .returning({ id: awsAccounts.id, region: awsAccounts.region })
      : await tx
          .insert(awsAccounts)
          .values({ orgId, accountId, name: name ?? accountId, region: homeRegions[partition], ...values })
          .onConflictDoNothing()
          .returning({ id: awsAccounts.id, region: awsAccounts.region });
    if (!row) throw new AppError('CONFLICT', 'Somebody else is connecting this account at this moment: reload and go on with theirs.');
    if (isNew) await recordAudit(tx, by, { action: 'account.issue-external-id', target: accountId, data: { roleArn } });
    await announce(tx.sql, { orgId, channel: 'account', id: row.id });
    return { ...row, externalId, roleArn, expiresAt: expiresAt.toISOString() };
  });
}
