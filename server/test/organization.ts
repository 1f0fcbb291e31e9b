import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { accountGrants, accounts, members, organizations, users } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import type { Actor } from '@/server/identity/actor';
import { insertApiKey } from '@/server/identity/api-keys';
import type { AccountPermission, Role, Scope } from '@/server/identity/permissions';
import { sessionCookieName, signSessionToken } from '@/server/identity/session-cookie';
import { findSession, startSession } from '@/server/identity/sessions';
import type { OrgId } from '@/server/ids';
import { asActingOrgId, asOrgId } from '@/server/ids';

export interface Person {
  actor: Actor;
  email: string;
  password: string;
  /** Value of a Cookie header. */
  cookie: string;
  sessionToken: string;
}

/** A new organization; every suite makes its own, so that suites share a database without meeting. */
export async function makeOrganization(): Promise<OrgId> {
  const slug = `org-${randomUUID()}`;
  const [row] = await withIdentity((tx) => tx.insert(organizations).values({ name: slug, slug }).returning({ id: organizations.id }));
  if (!row) throw new Error('no organization');
  return asOrgId(row.id);
}

/** A person of that role, signed in. `password`: only where a test signs in with it, hashing takes a while. */
export async function makePerson(orgId: OrgId, role: Role = 'admin', password?: string): Promise<Person> {
  const email = `${role}-${randomUUID()}@example.com`;
  const userId = await withIdentity(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ name: `The ${role}`, email })
      .returning({ id: users.id });
    if (!user) throw new Error('no user');
    await tx.insert(members).values({ organizationId: orgId, userId: user.id, role });
    if (password)
      await tx
        .insert(accounts)
        .values({ userId: user.id, providerId: 'credential', accountId: user.id, password: await hashPassword(password) });
    return user.id;
  });
  const { token } = await startSession(userId, 'vitest');
  const live = await findSession({ token }, 'session');
  if (!live) throw new Error('no session');
  return {
    actor: live.actor,
    email,
    password: password ?? '',
    cookie: `${sessionCookieName()}=${encodeURIComponent(signSessionToken(token))}`,
    sessionToken: token,
  };
}

/** An API key of that person. */
export async function makeKey(person: Person, scopes: readonly Scope[] = ['*'], expiresAt?: Date): Promise<string> {
  const { key } = await withIdentity((tx) => insertApiKey(tx, person.actor, { name: 'test', scopes, expiresAt }));
  return key;
}

/** Somebody who may read everything, without rows of their own: for suites that ask what jobs have written. */
export const readerOf = (orgId: OrgId): Actor => ({
  userId: randomUUID(),
  orgId: asActingOrgId(orgId),
  accountIds: null,
  grants: null,
  role: 'viewer',
  via: 'session',
  credentialId: randomUUID(),
  name: 'Reader',
  email: 'reader@example.com',
  provider: 'local',
});

/** Limits a person to some AWS accounts, and gives their actor as it is from now on. */
export async function limitPerson(person: Person, grants: Readonly<Record<string, readonly AccountPermission[]>>): Promise<Person> {
  const { userId, orgId } = person.actor;
  await withIdentity(async (tx) => {
    await tx
      .update(members)
      .set({ limited: true })
      .where(and(eq(members.userId, userId), eq(members.organizationId, orgId)));
    for (const [awsAccountId, permissions] of Object.entries(grants))
      await tx.insert(accountGrants).values({ organizationId: orgId, userId, awsAccountId, permissions: [...permissions] });
  });
  const live = await findSession({ token: person.sessionToken }, 'session');
  if (!live) throw new Error('no session');
  return { ...person, actor: live.actor };
}
