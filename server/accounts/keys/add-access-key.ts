import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { awsAccessKeys, awsAccounts } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { sealSecret } from '@/server/secrets/seal';
import { findAccount } from '../connect/find-account';
import { ownIdentity } from '../own-identity';
import { runPreflight } from '../preflight/run-preflight';
import type { AccessKeyInput } from '../schema';
import { placeOf } from './access-key';
import { type KeyOwner, whoseKey } from './whose-key';

export interface AddedAccessKey {
  id: string;
  /** Our id of the connection. */
  awsAccountId: string;
  name: string;
  accountId: string;
  accessKeyIdLast4: string;
  createdAt: string;
}

/**
 * Connects an account by an access key, or gives one that is connected so another key. AWS says whose key it is; it is stored
 * sealed and never shown again.
 * @throws AppError KEY_REFUSED, OWN_ACCOUNT, UNPROCESSABLE for the key of a root user, CONFLICT when the account is connected by a role
 */
export async function addAccessKey(actor: Actor, input: AccessKeyInput): Promise<AddedAccessKey> {
  authorise(actor, 'accounts:create');
  const { orgId } = actor;
  const { name, region, ...key } = input;
  const owner = await whoseKey(key, region);
  await refuseOwner(owner);
  const id = randomUUID();
  const secret = await sealSecret(placeOf(orgId, id), JSON.stringify(key));
  const accessKeyIdLast4 = key.accessKeyId.slice(-4);

  const added = await withOrg(actor, async (tx) => {
    const awsAccountId = await claimAccount(tx, actor, owner, input);
    await tx.delete(awsAccessKeys).where(and(eq(awsAccessKeys.orgId, orgId), eq(awsAccessKeys.awsAccountId, awsAccountId)));
    const [row] = await tx
      .insert(awsAccessKeys)
      .values({
        orgId,
        id,
        awsAccountId,
        name,
        accessKeyIdLast4,
        secret,
        callerArn: owner.arn,
        isTemporary: key.sessionToken !== undefined,
        createdBy: actor.userId,
      })
      .returning({ createdAt: awsAccessKeys.createdAt });
    if (!row) throw new Error('The access key was not stored.');
    await recordAudit(tx, actor, {
      action: 'account.add-access-key',
      target: awsAccountId,
      data: { accountId: owner.accountId, name, accessKeyIdLast4, arn: owner.arn },
    });
    await announce(tx.sql, { orgId, channel: 'account', id: awsAccountId });
    return { id, awsAccountId, name, accountId: owner.accountId, accessKeyIdLast4, createdAt: row.createdAt.toISOString() };
  });
  const account = await findAccount(actor, added.awsAccountId);
  if (account) await runPreflight(account);
  return added;
}

async function refuseOwner({ arn, accountId }: KeyOwner): Promise<void> {
  if (arn.endsWith(':root'))
    throw new AppError(
      'UNPROCESSABLE',
      'This is an access key of the account’s root user, which may do everything and should not exist. Delete it in AWS, and use a read-only user or, better, a role.',
    );
  const own = await Promise.all([ownIdentity(false), ...(env().SAMPLE_CLOUD_URL ? [ownIdentity(true)] : [])]);
  if (own.some(({ identity }) => identity?.accountId === accountId))
    throw new AppError('OWN_ACCOUNT', 'This key is of the account that CloudLens itself runs in, which is not connected by key.');
}

/** The connection that the key opens: a new one, one that has had a key, or one that was disconnected. */
async function claimAccount(tx: Tx, { orgId }: Actor, owner: KeyOwner, { name, region }: AccessKeyInput): Promise<string> {
  const [existing] = await tx
    .select()
    .from(awsAccounts)
    .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.accountId, owner.accountId)))
    .for('update');
  if (existing && existing.kind !== 'keys' && existing.status !== 'disconnected')
    throw new AppError(
      'CONFLICT',
      'This account is connected by a role already, which is the safer way: keep it, or disconnect it first.',
      {
        id: existing.id,
      },
    );
  const values = {
    kind: 'keys' as const,
    partition: owner.partition,
    roleArn: null,
    externalId: null,
    expiresAt: null,
    status: 'connected' as const,
    lastError: null,
    trustProvenAt: new Date(),
    updatedAt: new Date(),
  };
  if (existing) {
    await tx
      .update(awsAccounts)
      .set({ ...values, status: existing.activeScanId ? 'scanning' : existing.status === 'paused' ? 'paused' : 'connected' })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, existing.id)));
    return existing.id;
  }
  const [made] = await tx
    .insert(awsAccounts)
    .values({ orgId, accountId: owner.accountId, name, region, ...values })
    .onConflictDoNothing()
    .returning({ id: awsAccounts.id });
  if (!made) throw new AppError('CONFLICT', 'Somebody else is connecting this account at this moment: reload and go on with theirs.');
  return made.id;
}
