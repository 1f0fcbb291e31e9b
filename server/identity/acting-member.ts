import { and, eq, isNull } from 'drizzle-orm';
import { members, organizations, users } from '@/drizzle/schema/identity';
import { withIdentity } from '../db';
import type { OrgId } from '../ids';
import type { Actor } from './actor';
import { isRole } from './permissions';
import { identityProvider } from './provider';
import { reachColumns, reachOf } from './reach';

/**
 * A member as an actor, for jobs that do what somebody asked for to be done again and again: with their role and their AWS accounts as
 * they are now, and held back while they lack a second factor that the organization demands, as their API keys are.
 * @returns null when they have left, are deactivated, or the organization is deleted
 */
export async function actingMember(orgId: OrgId, userId: string): Promise<Actor | null> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({
        name: users.name,
        email: users.email,
        provider: users.provider,
        role: members.role,
        twoFactorEnabled: users.twoFactorEnabled,
        mfaRequired: organizations.mfaRequired,
        ...reachColumns,
      })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), eq(users.provider, identityProvider()), isNull(users.deactivatedAt)))
      .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
      .where(and(eq(members.organizationId, orgId), eq(members.userId, userId), isNull(members.deactivatedAt))),
  );
  if (!row || !isRole(row.role)) return null;
  const { name, email, provider, role } = row;
  const isHeld = provider === 'local' && row.mfaRequired && !row.twoFactorEnabled;
  return {
    userId,
    ...reachOf(row),
    role,
    via: 'api-key',
    credentialId: userId,
    name,
    email,
    provider,
    ...(isHeld ? { needsSecondFactor: true } : {}),
  };
}
