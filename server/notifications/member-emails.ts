import { and, eq, isNull } from 'drizzle-orm';
import { members, users } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';

/** E-mail addresses of those who belong to the organization now, in lower case. */
export async function memberEmails(orgId: AnyOrgId): Promise<ReadonlySet<string>> {
  const rows = await withIdentity((tx) =>
    tx
      .select({ email: users.email })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.deactivatedAt)))
      .where(and(eq(members.organizationId, orgId), isNull(members.deactivatedAt))),
  );
  return new Set(rows.map(({ email }) => email.toLowerCase()));
}
