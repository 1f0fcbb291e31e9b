import { and, eq } from 'drizzle-orm';
import { awsOrganizations } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { stackSetCommands } from '@/server/permissions/artefacts/stack-set';
import { findAccount } from '../connect/find-account';
import { prepareConnection } from '../connect/issue-external-id';
import { ownIdentity } from '../own-identity';
import { isSampleAccount } from '../sample-accounts';
import { type ConnectMembersInput, issueSchema } from '../schema';
import { type OrganizationView, readOrganization } from './read-organization';

export interface PreparedMembers {
  prepared: { accountId: string; id: string }[];
  refused: { accountId: string; reason: string }[];
  /** To be run in the management account; null: nothing is prepared, or CloudLens has no AWS identity that roles could trust. */
  commands: string | null;
}

/**
 * Prepares many member accounts at once: each gets a connection and an external id of its own, and one script makes all roles. A
 * member that cannot be prepared keeps the others from nothing.
 * @throws AppError NOT_FOUND before the organization was listed
 */
export async function connectMembers(actor: Actor, awsAccountId: string, input: ConnectMembersInput): Promise<PreparedMembers> {
  authorise(actor, 'accounts:create');
  const organization = await readOrganization(actor, awsAccountId);
  const through = await findAccount(actor, awsAccountId);
  if (!organization || !through) throw notFound('listed organization');
  const { roleName, accountIds } = input;
  await keepRoleName(actor, awsAccountId, roleName);

  const prepared: PreparedMembers['prepared'] = [];
  const refused: PreparedMembers['refused'] = [];
  const ways: { accountId: string; externalId: string }[] = [];
  for (const accountId of new Set(accountIds)) {
    try {
      const member = memberOf(organization, accountId);
      const name = member.name.slice(0, 100);
      const issued = await prepareConnection(
        actor,
        issueSchema.parse({ accountId, roleName, name, partition: through.partition, region: through.region }),
      );
      prepared.push({ accountId, id: issued.id });
      ways.push({ accountId, externalId: issued.externalId });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ accountId, reason: error.message });
    }
  }
  const { identity } = await ownIdentity(isSampleAccount(through.accountId));
  if (!identity || ways.length === 0) return { prepared, refused, commands: null };
  const isManagement = ({ accountId }: { accountId: string }) => accountId === organization.managementAccountId;
  const commands = stackSetCommands({
    principal: identity.principal,
    roleName,
    organizationalUnitId: input.organizationalUnitId,
    region: through.region,
    members: ways.filter((way) => !isManagement(way)),
    management: ways.find(isManagement) ?? null,
  });
  return { prepared, refused, commands };
}

function memberOf({ members }: OrganizationView, accountId: string) {
  const member = members.find((each) => each.accountId === accountId);
  if (!member) throw new AppError('NOT_FOUND', 'It is not a member account as last listed: list the organization anew.');
  if (member.state !== 'ACTIVE')
    throw new AppError('UNPROCESSABLE', `AWS says that this account is ${member.state}, so it cannot be connected.`);
  return member;
}

async function keepRoleName(actor: Actor, awsAccountId: string, roleName: string): Promise<void> {
  const { orgId } = actor;
  await withOrg(actor, (tx) =>
    tx
      .update(awsOrganizations)
      .set({ roleName })
      .where(and(eq(awsOrganizations.orgId, orgId), eq(awsOrganizations.awsAccountId, awsAccountId))),
  );
}

/** Whether member accounts that join later are prepared by themselves. @throws AppError NOT_FOUND before the organization was listed */
export async function followOrganization(actor: Actor, awsAccountId: string, follow: boolean): Promise<void> {
  authorise(actor, 'accounts:create');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const changed = await tx
      .update(awsOrganizations)
      .set({ follow })
      .where(and(eq(awsOrganizations.orgId, orgId), eq(awsOrganizations.awsAccountId, awsAccountId)))
      .returning({ id: awsOrganizations.organizationId });
    if (changed.length === 0) throw notFound('listed organization');
    await recordAudit(tx, actor, { action: 'account.follow-organization', target: awsAccountId, data: { follow } });
    await announce(tx.sql, { orgId, channel: 'account', id: awsAccountId });
  });
}
