import { and, desc, eq } from 'drizzle-orm';
import { awsAccessKeys, awsAccounts } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { disconnect } from '../disconnect';
import { isDue, rotateAt } from './rotation';

export interface AccessKeyRow {
  id: string;
  awsAccountId: string;
  name: string;
  accountId: string;
  accountName: string;
  accessKeyIdLast4: string;
  callerArn: string;
  isTemporary: boolean;
  createdAt: string;
  lastUsedAt: string | null;
  /** From then on it should be replaced. */
  rotateAt: string;
  isDue: boolean;
}

/** The stored access keys, newest first, without what they are. */
export async function listAccessKeys(actor: Actor, now = new Date()): Promise<AccessKeyRow[]> {
  const scope = within(actor, 'accounts:read');
  const { orgId } = scope;
  const rows = await withOrg(scope, (tx) =>
    tx
      .select({
        id: awsAccessKeys.id,
        awsAccountId: awsAccessKeys.awsAccountId,
        name: awsAccessKeys.name,
        accountId: awsAccounts.accountId,
        accountName: awsAccounts.name,
        accessKeyIdLast4: awsAccessKeys.accessKeyIdLast4,
        callerArn: awsAccessKeys.callerArn,
        isTemporary: awsAccessKeys.isTemporary,
        createdAt: awsAccessKeys.createdAt,
        lastUsedAt: awsAccessKeys.lastUsedAt,
      })
      .from(awsAccessKeys)
      .innerJoin(awsAccounts, and(eq(awsAccounts.orgId, awsAccessKeys.orgId), eq(awsAccounts.id, awsAccessKeys.awsAccountId)))
      .where(eq(awsAccessKeys.orgId, orgId))
      .orderBy(desc(awsAccessKeys.createdAt), awsAccessKeys.id),
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    rotateAt: rotateAt(row.createdAt).toISOString(),
    isDue: isDue(row.createdAt, now),
  }));
}

/** Deletes a key for good; its account keeps what was found and is disconnected. @throws AppError NOT_FOUND */
export async function deleteAccessKey(actor: Actor, id: string): Promise<void> {
  const { orgId } = actor;
  authorise(actor, 'accounts:delete');
  await withOrg(actor, async (tx) => {
    const [gone] = await tx
      .delete(awsAccessKeys)
      .where(and(eq(awsAccessKeys.orgId, orgId), eq(awsAccessKeys.id, id)))
      .returning({ awsAccountId: awsAccessKeys.awsAccountId, accessKeyIdLast4: awsAccessKeys.accessKeyIdLast4 });
    if (!gone) throw notFound('access key');
    authoriseOn(actor, 'accounts:delete', gone.awsAccountId);
    await disconnect(tx, orgId, gone.awsAccountId, 'Its access key was deleted. Add another one, or connect the account by a role.');
    await recordAudit(tx, actor, {
      action: 'account.delete-access-key',
      target: gone.awsAccountId,
      data: { accessKeyIdLast4: gone.accessKeyIdLast4 },
    });
    await announce(tx.sql, { orgId, channel: 'account', id: gone.awsAccountId });
  });
}
