import { and, eq, isNull } from 'drizzle-orm';
import { accounts, members, organizations, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { asOrgId, type OrgId } from '@/server/ids';

export const normalEmail = (email: string): string => email.trim().toLowerCase();

export interface Person {
  id: string;
  email: string;
  name: string;
  emailVerified: boolean;
  twoFactorEnabled: boolean;
  /** null: signs in by a vendor or not at all. */
  passwordHash: string | null;
}

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  emailVerified: users.emailVerified,
  twoFactorEnabled: users.twoFactorEnabled,
  passwordHash: accounts.password,
};

async function select(tx: Tx, by: ReturnType<typeof eq>): Promise<Person | null> {
  const [row] = await tx
    .select(columns)
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, 'credential')))
    .where(and(by, eq(users.provider, 'local'), isNull(users.deactivatedAt)));
  return row ?? null;
}

/** A person who signs in here and is not deactivated, or null. */
export const findPersonByEmail = (tx: Tx, email: string): Promise<Person | null> => select(tx, eq(users.email, normalEmail(email)));
export const findPerson = (tx: Tx, id: string): Promise<Person | null> => select(tx, eq(users.id, id));

/** The living organizations that a person belongs to. */
export async function organizationsOf(tx: Tx, userId: string): Promise<{ orgId: OrgId; mfaRequired: boolean }[]> {
  const rows = await tx
    .select({ orgId: organizations.id, mfaRequired: organizations.mfaRequired })
    .from(members)
    .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
    .where(eq(members.userId, userId));
  return rows.map((row) => ({ ...row, orgId: asOrgId(row.orgId) }));
}

/** Writes into the audit log of each of a person's organizations what happened to their account; it concerns them all. */
export async function auditPerson(
  person: { id: string; email: string },
  via: string,
  action: string,
  data?: Record<string, unknown>,
): Promise<void> {
  for (const { orgId } of await withIdentity((tx) => organizationsOf(tx, person.id))) {
    await withOrg(orgId, (tx) =>
      recordAudit(tx, { orgId, userId: person.id, email: person.email, via }, { action, target: person.id, ...(data ? { data } : {}) }),
    );
  }
}
