import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { recordAudit, systemActor } from '@/server/audit/record';
import { withDirectory, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { ofLiving } from '@/server/identity/organizations/data';
import { asOrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import { disconnect } from '../disconnect';
import { findAccount } from './find-account';
import { prove } from './verify-account';

const weekMs = 7 * 86_400_000;

export interface DueAccount {
  orgId: string;
  id: string;
}

/** Accounts whose trust was last proven a week ago or longer, or never. */
export async function accountsToProve(now = new Date()): Promise<DueAccount[]> {
  const due = await withDirectory((tx) =>
    tx
      .select({ orgId: awsAccounts.orgId, id: awsAccounts.id })
      .from(awsAccounts)
      .where(
        and(
          inArray(awsAccounts.status, ['connected', 'scanning', 'error', 'insecure_trust']),
          or(isNull(awsAccounts.trustProvenAt), lt(awsAccounts.trustProvenAt, new Date(now.getTime() - weekMs))),
        ),
      )
      .limit(1_000),
  );
  return ofLiving(due);
}

/** Proves one account again. An answer that AWS does not give changes nothing: the account stays due. */
export async function proveAgain(due: DueAccount): Promise<{ result: 'proven' | 'no answer' | 'gone' }> {
  const orgId = asOrgId(due.orgId);
  const account = await findAccount(orgId, due.id);
  if (!account) return { result: 'gone' };
  try {
    await prove(systemActor(orgId, 'schedule'), account);
    return { result: 'proven' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ awsAccountId: due.id, code: error.code }, 'the trust of an account could not be proven again yet');
    return { result: 'no answer' };
  }
}

/** Drops connections that were never finished. Their external ids stay on the list of issued ones, so nobody gets them again. */
export async function dropExpiredConnections(now = new Date()): Promise<{ dropped: number }> {
  const due = await withDirectory((tx) =>
    tx
      .select({ orgId: awsAccounts.orgId, id: awsAccounts.id })
      .from(awsAccounts)
      .where(and(eq(awsAccounts.status, 'pending'), lt(awsAccounts.expiresAt, now)))
      .limit(1_000),
  );
  let dropped = 0;
  for (const each of due) {
    const orgId = asOrgId(each.orgId);
    const isStillDue = and(
      eq(awsAccounts.orgId, orgId),
      eq(awsAccounts.id, each.id),
      eq(awsAccounts.status, 'pending'),
      lt(awsAccounts.expiresAt, now),
    );
    dropped += await withOrg(orgId, async (tx) => {
      const [gone] = await tx
        .delete(awsAccounts)
        .where(and(isStillDue, isNull(awsAccounts.lastScanId)))
        .returning({ accountId: awsAccounts.accountId });
      // What an earlier connection of the account found is kept.
      const [kept] = gone ? [] : await tx.select({ accountId: awsAccounts.accountId }).from(awsAccounts).where(isStillDue).for('update');
      if (kept)
        await disconnect(
          tx,
          orgId,
          each.id,
          'It was not connected again in time. Connect it anew, or remove it with what was found in it.',
        );
      if (!gone && !kept) return 0;
      await recordAudit(tx, systemActor(orgId, 'schedule'), {
        action: 'account.connection-expired',
        target: each.id,
        data: gone ?? kept ?? {},
      });
      await announce(tx.sql, { orgId, channel: 'account', id: each.id });
      return 1;
    });
  }
  return { dropped };
}
