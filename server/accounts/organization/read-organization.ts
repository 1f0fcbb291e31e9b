import { and, asc, eq } from 'drizzle-orm';
import { awsAccounts, awsOrganizationMembers, awsOrganizations } from '@/drizzle/schema/accounts';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import type { AccountStatus } from '../types';

export interface OrganizationMember {
  accountId: string;
  name: string;
  /** As AWS says; only ACTIVE ones can be connected. */
  state: string;
  joinedAt: string | null;
  firstSeenAt: string;
  isManagement: boolean;
  /** null: not connected, nor prepared for it. */
  connection: { id: string; status: AccountStatus; lastError: string | null } | null;
}

export interface OrganizationView {
  awsAccountId: string;
  organizationId: string;
  managementAccountId: string;
  follow: boolean;
  roleName: string;
  discoveredAt: string;
  lastError: string | null;
  members: OrganizationMember[];
}

/** The organization as last listed through this account; null: never. */
export async function readOrganization(actor: Actor, awsAccountId: string): Promise<OrganizationView | null> {
  const scope = within(actor, 'accounts:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const [organization] = await tx
      .select()
      .from(awsOrganizations)
      .where(and(eq(awsOrganizations.orgId, orgId), eq(awsOrganizations.awsAccountId, awsAccountId)));
    if (!organization) return null;
    const rows = await tx
      .select({
        member: awsOrganizationMembers,
        id: awsAccounts.id,
        status: awsAccounts.status,
        lastError: awsAccounts.lastError,
      })
      .from(awsOrganizationMembers)
      .leftJoin(awsAccounts, and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.accountId, awsOrganizationMembers.accountId)))
      .where(and(eq(awsOrganizationMembers.orgId, orgId), eq(awsOrganizationMembers.awsAccountId, awsAccountId)))
      .orderBy(asc(awsOrganizationMembers.name), asc(awsOrganizationMembers.accountId));
    const { organizationId, managementAccountId, follow, roleName, discoveredAt, lastError } = organization;
    return {
      awsAccountId,
      organizationId,
      managementAccountId,
      follow,
      roleName,
      discoveredAt: discoveredAt.toISOString(),
      lastError,
      members: rows.map(({ member, id, status, lastError: error }) => ({
        accountId: member.accountId,
        name: member.name,
        state: member.state,
        joinedAt: member.joinedAt?.toISOString() ?? null,
        firstSeenAt: member.firstSeenAt.toISOString(),
        isManagement: member.accountId === managementAccountId,
        connection: id && status ? { id, status, lastError: error } : null,
      })),
    };
  });
}
