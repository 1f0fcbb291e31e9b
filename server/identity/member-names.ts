import { eq } from 'drizzle-orm';
import { members, users } from '@/drizzle/schema/identity';
import { withIdentity } from '../db';
import type { AnyOrgId } from '../ids';

/** Names of an organization's members by user id, for 'who did it' columns. */
export async function memberNames(orgId: AnyOrgId): Promise<ReadonlyMap<string, string>> {
  const rows = await withIdentity((tx) =>
    tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.organizationId, orgId)),
  );
  return new Map(rows.map(({ id, name, email }) => [id, name || email]));
}
