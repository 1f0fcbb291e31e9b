import { count, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { members, organizations } from '@/drizzle/schema/identity';
import { withIdentity, withOrg } from '../db';
import { notFound } from '../errors';
import { type Actor, authorise } from './actor';

export interface OrganizationView {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
  counts: { members: number; awsAccounts: number };
}

/** The actor's organization. */
export async function getOrganization(actor: Actor): Promise<OrganizationView> {
  authorise(actor, 'organization:read');
  const [row, [accounts]] = await Promise.all([
    withIdentity(async (tx) => {
      const [organization] = await tx
        .select({ id: organizations.id, name: organizations.name, slug: organizations.slug, createdAt: organizations.createdAt })
        .from(organizations)
        .where(eq(organizations.id, actor.orgId));
      const [joined] = await tx.select({ count: count() }).from(members).where(eq(members.organizationId, actor.orgId));
      return organization && { ...organization, members: joined?.count ?? 0 };
    }),
    withOrg(actor, (tx) => tx.select({ count: count() }).from(awsAccounts).where(eq(awsAccounts.orgId, actor.orgId))),
  ]);
  if (!row) throw notFound('organization');
  const { members: joined, ...organization } = row;
  return { ...organization, counts: { members: joined, awsAccounts: accounts?.count ?? 0 } };
}
