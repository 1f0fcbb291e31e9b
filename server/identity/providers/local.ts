import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAccessControl } from 'better-auth/plugins/access';
import { organization } from 'better-auth/plugins/organization';
import { accounts, invitations, members, organizations, sessions, users, verifications } from '@/drizzle/schema/identity';
import { identityDatabase } from '@/server/db';
import { env } from '@/server/env';
import { firstMembership } from '../memberships';
import { ownOrigins } from '../origins';
import { cookieAttributes, sessionCookieName } from '../session-cookie';
import { sessionIdleSeconds } from '../session-limits';

// Permissions are ours (permissions.ts); better-auth only needs to know that the roles exist.
const accessControl = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
});
const roles = {
  admin: accessControl.newRole({
    organization: ['update', 'delete'],
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
  }),
  operator: accessControl.newRole({}),
  viewer: accessControl.newRole({}),
};

function build() {
  const settings = env();
  return betterAuth({
    appName: 'CloudLens',
    baseURL: settings.APP_URL,
    secret: settings.SESSION_SECRET,
    trustedOrigins: ownOrigins(),
    telemetry: { enabled: false },
    // Attempts are counted by server/identity/sign-in-attempts.ts, on every way in.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(identityDatabase, {
      provider: 'pg',
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        organization: organizations,
        member: members,
        invitation: invitations,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      expiresIn: sessionIdleSeconds(),
      disableSessionRefresh: true,
      additionalFields: {
        authenticatedAt: { type: 'date', required: false, input: false },
        secondFactorAt: { type: 'date', required: false, input: false },
      },
    },
    plugins: [organization({ ac: accessControl, roles, creatorRole: 'admin', allowUserToCreateOrganization: false })],
    databaseHooks: {
      session: {
        create: { before: async (session) => ({ data: { ...session, activeOrganizationId: await firstMembership(session.userId) } }) },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      // The address that a request claims in a header is no evidence.
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookieName(), attributes: cookieAttributes() } },
    },
  });
}

export type LocalAuth = ReturnType<typeof build>;

const store = globalThis as { cloudlensAuth?: LocalAuth };

/** better-auth on the identity schema, built on first use. It has no routes of its own: only our actions and operations call it. */
export function localAuth(): LocalAuth {
  store.cloudlensAuth ??= build();
  return store.cloudlensAuth;
}
