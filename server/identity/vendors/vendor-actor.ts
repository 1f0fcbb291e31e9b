import { and, eq, isNull, sql } from 'drizzle-orm';
import { members, organizations, users } from '@/drizzle/schema/identity';
import { vendorObjects } from '@/drizzle/schema/vendors';
import { withIdentity } from '../../db';
import type { Actor } from '../actor';
import { isRole } from '../permissions';
import { reachColumns, reachOf } from '../reach';
import { organizationSubject, type VendorClaim } from './claim';
import { meetClaim } from './first-sight';
import { updateUser } from './rows';

/**
 * The actor of a checked claim: person, organization and role as our tables say now, made at first sight. null when one of
 * them has been deactivated, deleted or removed since, or the session has ended.
 */
export async function vendorActor(claim: VendorClaim, via: 'session' | 'token'): Promise<Actor | null> {
  const known = await lookUp(claim, via);
  if (known) return known;
  await meetClaim(claim);
  return lookUp(claim, via);
}

async function lookUp(claim: VendorClaim, via: 'session' | 'token'): Promise<Actor | null> {
  const { provider, subject, sessionId, profile } = claim;
  return withIdentity(async (tx) => {
    const [row] = await tx
      .select({ userId: users.id, name: users.name, email: users.email, role: members.role, ...reachColumns })
      .from(users)
      .innerJoin(
        organizations,
        and(eq(organizations.provider, provider), eq(organizations.subject, organizationSubject(claim)), isNull(organizations.deletedAt)),
      )
      .innerJoin(members, and(eq(members.userId, users.id), eq(members.organizationId, organizations.id), isNull(members.deactivatedAt)))
      .where(
        and(
          eq(users.provider, provider),
          eq(users.subject, subject),
          isNull(users.deactivatedAt),
          sql`not exists (select from ${vendorObjects} where ${endedSession(claim)})`,
        ),
      );
    if (!row || !isRole(row.role)) return null;
    // The vendor could not be asked at first sight, and now says it by itself.
    const isNamed = row.email !== subject || !profile.email;
    if (!isNamed) await updateUser(tx, row.userId, profile);
    const { userId, role } = row;
    const [name, email] = isNamed ? [row.name, row.email] : [profile.name ?? row.name, profile.email ?? row.email];
    return { userId, ...reachOf(row), role, via, credentialId: sessionId ?? `token of ${subject}`, name, email, provider };
  });
}

const endedSession = ({ provider, sessionId }: VendorClaim) =>
  and(
    eq(vendorObjects.provider, provider),
    eq(vendorObjects.kind, 'session'),
    eq(vendorObjects.subject, sessionId ?? ''),
    eq(vendorObjects.gone, true),
  );
