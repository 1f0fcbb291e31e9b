import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { reachingAll } from '@/server/db-reach';
import { AppError, notFound } from '@/server/errors';
import { forgetFacets } from '@/server/findings/rollups';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { proveTrust } from './prove-trust';
import { isSampleAccount, sampleExternalId } from './sample-accounts';
import type { ConnectInput, IssueInput, UpdateInput } from './schema';

/** 192 random bits: not to be guessed, and never the same twice. */
const newExternalId = (): string => `cl_${randomBytes(24).toString('base64url')}`;

const roleArnOf = (input: { accountId: string; roleName: string; partition: string }): string =>
  `arn:${input.partition}:iam::${input.accountId}:role/${input.roleName}`;

export interface IssuedExternalId {
  externalId: string;
  roleArn: string;
}

/**
 * Gives the external id that a role in this account must ask for. Made by us, bound to organization, account and role; asking
 * again for the same role gives the same one, another role a new one.
 * @throws AppError CONFLICT when the account is connected already
 */
export async function issueExternalId(actor: Actor, input: IssueInput): Promise<IssuedExternalId> {
  authorise(actor, 'accounts:create');
  const { orgId } = actor;
  const roleArn = roleArnOf(input);
  return withOrg(actor, async (tx) => {
    const [existing] = await tx
      .select()
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.accountId, input.accountId)))
      .for('update');
    if (existing && existing.status !== 'pending')
      throw new AppError('CONFLICT', 'This account is connected already.', { id: existing.id });
    if (existing?.roleArn === roleArn && existing.externalId) return { externalId: existing.externalId, roleArn };
    const externalId = isSampleAccount(input.accountId) ? sampleExternalId(input.accountId) : newExternalId();
    const values = {
      roleArn,
      externalId,
      partition: input.partition,
      kind: isSampleAccount(input.accountId) ? ('sample' as const) : ('role' as const),
    };
    if (existing)
      await tx
        .update(awsAccounts)
        .set({ ...values, updatedAt: new Date() })
        .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, existing.id)));
    else await tx.insert(awsAccounts).values({ orgId, accountId: input.accountId, name: input.accountId, ...values });
    await recordAudit(tx, actor, { action: 'account.issue-external-id', target: input.accountId, data: { roleArn } });
    return { externalId, roleArn };
  });
}

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
 * named, and neither no id nor a wrong one may.
 * @throws AppError EXTERNAL_ID_NOT_ISSUED, ROLE_NOT_ASSUMABLE, ACCOUNT_MISMATCH, INSECURE_TRUST, CONFLICT
 */
export async function connectAccount(actor: Actor, input: ConnectInput): Promise<ConnectedAccount> {
  authorise(actor, 'accounts:create');
  const { orgId } = actor;
  const account = await withOrg(actor, async (tx) => {
    const [row] = await tx
      .select()
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.accountId, input.accountId)));
    return row;
  });
  const isIssued =
    account?.externalId && account.roleArn === input.roleArn && (input.externalId === undefined || input.externalId === account.externalId);
  if (!account || !isIssued) {
    throw new AppError(
      'EXTERNAL_ID_NOT_ISSUED',
      'The external id must be one that we gave for this very role. Ask for it first (POST /api/aws-accounts/external-ids), put it into the role’s trust policy, then connect.',
    );
  }
  if (account.status !== 'pending') throw new AppError('CONFLICT', 'This account is connected already.', { id: account.id });

  const region = input.region ?? account.region;
  const proof = await proveTrust({ ...account, region });
  const name = input.name ?? account.name;
  return withOrg(actor, async (tx) => {
    await tx
      .update(awsAccounts)
      .set({
        name,
        region,
        status: proof.secure ? 'connected' : 'insecure_trust',
        lastError: proof.secure ? null : proof.reason,
        updatedAt: new Date(),
      })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, account.id)));
    await recordAudit(tx, actor, {
      action: 'account.connect',
      target: account.id,
      data: { accountId: account.accountId, roleArn: input.roleArn, secure: proof.secure },
    });
    await announce(tx.sql, { orgId, channel: 'account', id: account.id });
    return {
      id: account.id,
      accountId: account.accountId,
      name,
      roleArn: input.roleArn,
      region,
      status: 'connected' as const,
      createdAt: account.createdAt.toISOString(),
    };
  }).then((connected) => {
    if (!proof.secure) throw new AppError('INSECURE_TRUST', proof.reason, { id: account.id });
    return connected;
  });
}

/** Changes the name, the schedule or the regions that scans leave out. @throws AppError NOT_FOUND */
export async function updateAccount(actor: Actor, id: string, input: UpdateInput): Promise<void> {
  authoriseOn(actor, 'accounts:update', id);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const changed = await tx
      .update(awsAccounts)
      .set({ ...input, updatedAt: new Date() })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id)))
      .returning({ id: awsAccounts.id });
    if (changed.length === 0) throw notFound('AWS account');
    await recordAudit(tx, actor, { action: 'account.update', target: id, data: { ...input } });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}

/** Disconnects an account and deletes what was found in it. A running scan of it stops at once. @throws AppError NOT_FOUND */
export async function removeAccount(actor: Actor, id: string): Promise<void> {
  authoriseOn(actor, 'accounts:delete', id);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    await reachingAll(tx.sql, actor, () => forgetFacets(tx.sql, orgId, id));
    const [gone] = await tx
      .delete(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id)))
      .returning({ accountId: awsAccounts.accountId, name: awsAccounts.name, kind: awsAccounts.kind });
    if (!gone) throw notFound('AWS account');
    await recordAudit(tx, actor, { action: 'account.remove', target: id, data: gone });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}
