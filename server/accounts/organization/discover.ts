import { and, eq, notInArray } from 'drizzle-orm';
import { awsOrganizationMembers, awsOrganizations } from '@/drizzle/schema/accounts';
import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { type AccountRecord, findAccount } from '../connect/find-account';
import { listMembers } from './list-members';

/**
 * Lists the member accounts of an account's organization and keeps the list.
 * @throws AppError NOT_FOUND, NOT_CONNECTED, ORGANIZATION_NOT_READABLE (an earlier list then stays as it is)
 */
export async function discoverOrganization(actor: Actor, awsAccountId: string): Promise<void> {
  authorise(actor, 'accounts:create');
  const account = await findAccount(actor, awsAccountId);
  if (!account) throw notFound('AWS account');
  await discover(actor, account);
}

/** The same for the schedule. @returns the accounts that were not on the list before */
export async function discover(by: AuditActor, account: AccountRecord): Promise<{ fresh: string[] }> {
  if (!['connected', 'scanning', 'error'].includes(account.status))
    throw new AppError('NOT_CONNECTED', 'Only a connected account can list its organization: connect or resume it first.');
  const { orgId } = by;
  const awsAccountId = account.id;
  const mine = and(eq(awsOrganizations.orgId, orgId), eq(awsOrganizations.awsAccountId, awsAccountId));
  let listed: Awaited<ReturnType<typeof listMembers>>;
  try {
    listed = await listMembers(account);
  } catch (error) {
    if (error instanceof AppError) {
      const { message } = error;
      await withOrg(scopeOf(by), (tx) => tx.update(awsOrganizations).set({ lastError: message }).where(mine));
    }
    throw error;
  }
  const { organizationId, managementAccountId, members } = listed;
  const now = new Date();
  return withOrg(scopeOf(by), async (tx) => {
    const values = { organizationId, managementAccountId, discoveredAt: now, lastError: null };
    await tx
      .insert(awsOrganizations)
      .values({ orgId, awsAccountId, ...values })
      .onConflictDoUpdate({ target: [awsOrganizations.orgId, awsOrganizations.awsAccountId], set: values });
    const ofOrganization = and(eq(awsOrganizationMembers.orgId, orgId), eq(awsOrganizationMembers.awsAccountId, awsAccountId));
    const before = new Set(
      (await tx.select({ accountId: awsOrganizationMembers.accountId }).from(awsOrganizationMembers).where(ofOrganization)).map(
        ({ accountId }) => accountId,
      ),
    );
    const ids = members.map(({ accountId }) => accountId);
    await tx
      .delete(awsOrganizationMembers)
      .where(and(ofOrganization, ids.length > 0 ? notInArray(awsOrganizationMembers.accountId, ids) : undefined));
    for (const member of members)
      await tx
        .insert(awsOrganizationMembers)
        .values({ orgId, awsAccountId, firstSeenAt: now, ...member })
        .onConflictDoUpdate({
          target: [awsOrganizationMembers.orgId, awsOrganizationMembers.awsAccountId, awsOrganizationMembers.accountId],
          set: { name: member.name, state: member.state, joinedAt: member.joinedAt },
        });
    await recordAudit(tx, by, {
      action: 'account.discover',
      target: awsAccountId,
      data: { organizationId, members: members.length },
    });
    await announce(tx.sql, { orgId, channel: 'account', id: awsAccountId });
    return { fresh: before.size === 0 ? [] : ids.filter((id) => !before.has(id)) };
  });
}
