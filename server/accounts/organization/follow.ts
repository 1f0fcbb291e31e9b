import { and, eq, isNotNull } from 'drizzle-orm';
import { awsAccounts, awsOrganizations } from '@/drizzle/schema/accounts';
import { systemActor } from '@/server/audit/record';
import { withDirectory, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { ofLiving } from '@/server/identity/organizations/data';
import { asOrgId } from '@/server/ids';
import { log } from '@/server/log';
import { finishConnection } from '../connect/connect-account';
import { findAccount } from '../connect/find-account';
import { prepareConnection } from '../connect/issue-external-id';
import { issueSchema } from '../schema';
import { discover } from './discover';

export interface Followed {
  orgId: string;
  awsAccountId: string;
}

/** Organizations whose new member accounts shall be prepared. */
export const followedOrganizations = async (): Promise<Followed[]> =>
  ofLiving(
    await withDirectory((tx) =>
      tx
        .select({ orgId: awsOrganizations.orgId, awsAccountId: awsOrganizations.awsAccountId })
        .from(awsOrganizations)
        .where(eq(awsOrganizations.follow, true))
        .limit(1_000),
    ),
  );

/** Lists an organization anew and prepares who is new there. What AWS does not answer today is asked tomorrow. */
export async function followOne({ orgId: org, awsAccountId }: Followed): Promise<{ prepared: number }> {
  const orgId = asOrgId(org);
  const by = systemActor(orgId, 'schedule');
  const account = await findAccount(orgId, awsAccountId);
  if (!account) return { prepared: 0 };
  let prepared = 0;
  try {
    const { fresh } = await discover(by, account);
    for (const accountId of fresh) if (await prepareMember(org, awsAccountId, accountId)) prepared += 1;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ awsAccountId, code: error.code }, 'an organization could not be followed today');
  }
  return { prepared };
}

async function prepareMember(org: string, awsAccountId: string, accountId: string): Promise<boolean> {
  const orgId = asOrgId(org);
  const [found] = await withOrg(
    orgId,
    ({ sql }) => sql<{ name: string; role_name: string; partition: string; region: string }[]>`
      select m.name, o.role_name, a.partition, a.region from aws_organization_members m
      join aws_organizations o on o.org_id = m.org_id and o.aws_account_id = m.aws_account_id
      join aws_accounts a on a.org_id = m.org_id and a.id = m.aws_account_id
      where m.org_id = ${orgId} and m.aws_account_id = ${awsAccountId} and m.account_id = ${accountId} and m.state = 'ACTIVE'
        and not exists (select 1 from aws_accounts c where c.org_id = m.org_id and c.account_id = m.account_id)`,
  );
  if (!found) return false;
  const { name, role_name: roleName, partition, region } = found;
  try {
    await prepareConnection(
      systemActor(orgId, 'schedule'),
      issueSchema.parse({ accountId, roleName, name: name.slice(0, 100), partition, region }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ accountId, code: error.code }, 'a new member account could not be prepared');
    return false;
  }
}

/** Connections that wait for their role. */
export const waitingConnections = async (): Promise<{ orgId: string; id: string }[]> =>
  ofLiving(
    await withDirectory((tx) =>
      tx
        .select({ orgId: awsAccounts.orgId, id: awsAccounts.id })
        .from(awsAccounts)
        .where(and(eq(awsAccounts.status, 'pending'), isNotNull(awsAccounts.expiresAt)))
        .limit(1_000),
    ),
  );

/** Tries one that waits, so that roles made in bulk connect without anybody looking on. A role that does not open yet is no news. */
export async function tryWaiting({ orgId: org, id }: { orgId: string; id: string }): Promise<{ connected: boolean }> {
  const orgId = asOrgId(org);
  const account = await findAccount(orgId, id);
  if (account?.status !== 'pending' || !account.externalId) return { connected: false };
  try {
    await finishConnection(systemActor(orgId, 'schedule'), account);
    return { connected: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { connected: false };
  }
}
