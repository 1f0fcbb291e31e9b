import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgSchema,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { instant, sealed } from './columns';

/** What must be read before an organization is known. Only the identity door comes in; property names are better-auth's field names. */
export const identity = pgSchema('identity');

export const identityPolicy = () =>
  pgPolicy('identity', { as: 'permissive', for: 'all', to: 'cloudlens_identity', using: sql`true`, withCheck: sql`true` });

const id = () => uuid('id').primaryKey().defaultRandom();
const createdAt = () => instant('created_at').notNull().defaultNow();
const updatedAt = () => instant('updated_at').notNull().defaultNow();

/** Who vouches, and the name under which: a user or organization is this pair, never an e-mail address. */
const provider = () =>
  text('provider', { enum: ['local', 'clerk', 'workos'] })
    .notNull()
    .default('local');
const subject = () => text('subject').notNull().default(sql`gen_random_uuid()::text`);

export const users = identity.table(
  'users',
  {
    id: id(),
    provider: provider(),
    subject: subject(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** Set: sessions and keys of this person stop working at once. */
    deactivatedAt: instant('deactivated_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('users_subject').on(t.provider, t.subject),
    // A vendor may give an address to another user once the first one is gone: only our own sign-in goes by it.
    uniqueIndex('users_email').on(t.email).where(sql`provider = 'local'`),
    identityPolicy(),
  ],
);

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

export const organizations = identity.table(
  'organizations',
  {
    id: id(),
    provider: provider(),
    subject: subject(),
    name: text('name').notNull(),
    slug: text('slug').notNull().unique('organizations_slug'),
    logo: text('logo'),
    metadata: text('metadata'),
    /** Members do nothing here before they have shown a second factor. */
    mfaRequired: boolean('mfa_required').notNull().default(false),
    deletedAt: instant('deleted_at'),
    createdAt: createdAt(),
  },
  (t) => [unique('organizations_subject').on(t.provider, t.subject), identityPolicy()],
);

const organizationId = () =>
  uuid('organization_id')
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' });

export const members = identity.table(
  'members',
  {
    id: id(),
    organizationId: organizationId(),
    userId: userId(),
    role: text('role').notNull(),
    /** Reaches only the AWS accounts in `account_grants`; with none of them, none. */
    limited: boolean('limited').notNull().default(false),
    /** Set: they are kept out of this organization; in others they go on. */
    deactivatedAt: instant('deactivated_at'),
    createdAt: createdAt(),
  },
  (t) => [unique('members_user').on(t.userId, t.organizationId), index('members_organization').on(t.organizationId), identityPolicy()],
);

/** What a limited member may do in one AWS account, within their role. */
export const accountGrants = identity.table(
  'account_grants',
  {
    organizationId: uuid('organization_id').notNull(),
    userId: uuid('user_id').notNull(),
    awsAccountId: uuid('aws_account_id').notNull(),
    permissions: text('permissions').array().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.userId, t.awsAccountId] }),
    foreignKey({
      name: 'account_grants_member',
      columns: [t.userId, t.organizationId],
      foreignColumns: [members.userId, members.organizationId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'account_grants_account',
      columns: [t.organizationId, t.awsAccountId],
      foreignColumns: [awsAccounts.orgId, awsAccounts.id],
    }).onDelete('cascade'),
    index('account_grants_account').on(t.organizationId, t.awsAccountId),
    identityPolicy(),
  ],
);

export const invitations = identity.table(
  'invitations',
  {
    id: id(),
    organizationId: organizationId(),
    email: text('email').notNull(),
    role: text('role'),
    status: text('status').notNull().default('pending'),
    /** Of the link that was shown once. */
    tokenHash: text('token_hash').unique('invitations_token'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    /** Limits whoever accepts it: permissions by our id of the AWS account. null: no limit. */
    grants: jsonb('grants').$type<Record<string, string[]>>(),
    inviterId: uuid('inviter_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [index('invitations_organization').on(t.organizationId), index('invitations_email').on(t.email), identityPolicy()],
);

/** The cookie carries `token` with a signature by SESSION_SECRET, so a copy of this table opens no session. */
export const sessions = identity.table(
  'sessions',
  {
    id: id(),
    token: text('token').notNull().unique('sessions_token'),
    userId: userId(),
    activeOrganizationId: uuid('active_organization_id').references(() => organizations.id, { onDelete: 'set null' }),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** When the person last proved who they are; dangerous changes ask for a recent proof. */
    authenticatedAt: instant('authenticated_at').notNull().defaultNow(),
    /** When a second factor was shown in this session; null: not yet. */
    secondFactorAt: instant('second_factor_at'),
    /** The vendor's session that this one began from, and ends with. */
    vendorSessionId: text('vendor_session_id'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expired').on(t.expiresAt), identityPolicy()],
);

/** Ways in to a user: a password hash, or a vendor's tokens. */
export const accounts = identity.table(
  'accounts',
  {
    id: id(),
    userId: userId(),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [unique('accounts_provider').on(t.providerId, t.accountId), index('accounts_user').on(t.userId), identityPolicy()],
);

export const verifications = identity.table(
  'verifications',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('verifications_identifier').on(t.identifier), identityPolicy()],
);

/** A person's authenticator app; it counts once a code has confirmed it. */
export const twoFactors = identity.table(
  'two_factors',
  {
    id: id(),
    userId: userId(),
    secret: sealed('secret').notNull(),
    verified: boolean('verified').notNull().default(false),
    /** Number of the 30 s step whose code was used last: it and earlier ones are refused. */
    lastUsedStep: bigint('last_used_step', { mode: 'number' }),
    createdAt: createdAt(),
  },
  (t) => [unique('two_factors_user').on(t.userId), identityPolicy()],
);

/** For whoever lost their authenticator app: each signs in once. */
export const recoveryCodes = identity.table(
  'recovery_codes',
  {
    id: id(),
    userId: userId(),
    /** SHA-256, hex, of 120 random bits. */
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (t) => [unique('recovery_codes_code').on(t.userId, t.codeHash), identityPolicy()],
);

/** One family a session: each token is good for one exchange, and a second use ends the session. */
export const refreshTokens = identity.table(
  'refresh_tokens',
  {
    id: id(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull().unique('refresh_tokens_token'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('refresh_tokens_session').on(t.sessionId), index('refresh_tokens_expired').on(t.expiresAt), identityPolicy()],
);

/** What a person is let do once with a link or an answer of ours; only the token's hash is kept. */
export const userTokens = identity.table(
  'user_tokens',
  {
    id: id(),
    userId: userId(),
    purpose: text('purpose', { enum: ['reset-password', 'verify-email', 'second-factor'] }).notNull(),
    tokenHash: text('token_hash').notNull().unique('user_tokens_token'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('user_tokens_user').on(t.userId, t.purpose), index('user_tokens_expired').on(t.expiresAt), identityPolicy()],
);

/** Sign-ups that wait until their e-mail address is proven; nobody exists by that address before. */
export const registrations = identity.table(
  'registrations',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    organizationName: text('organization_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    tokenHash: text('token_hash').notNull().unique('registrations_token'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('registrations_expired').on(t.expiresAt), identityPolicy()],
);

export const apiKeys = identity.table(
  'api_keys',
  {
    id: id(),
    organizationId: organizationId(),
    userId: userId(),
    name: text('name').notNull(),
    /** The public part, by which a key is looked up. */
    keyId: text('key_id').notNull().unique('api_keys_key_id'),
    /** SHA-256 of the secret part, hex. The secret has 192 random bits, so a fast hash is enough. */
    secretHash: text('secret_hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at'),
    /** Written at most once a minute. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('api_keys_organization').on(t.organizationId, t.createdAt), index('api_keys_user').on(t.userId), identityPolicy()],
);

/** One-time links that sign a person in; only the token's hash is kept. */
export const signInLinks = identity.table(
  'sign_in_links',
  {
    id: id(),
    userId: userId(),
    tokenHash: text('token_hash').notNull().unique('sign_in_links_token'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('sign_in_links_user').on(t.userId), identityPolicy()],
);

/** Counters of rate-limiter-flexible, whose column names these are. */
export const rateLimits = identity.table(
  'rate_limits',
  {
    key: varchar('key', { length: 255 }).primaryKey(),
    points: integer('points').notNull().default(0),
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [index('rate_limits_expire').on(t.expire), identityPolicy()],
);

/**
 * Every external id that was ever given out. Rows stay when the connection or the whole organization goes (so no foreign key):
 * what was issued once is never issued to anybody again. secure.sql lets the app add rows and read them, nothing else.
 */
export const issuedExternalIds = identity.table(
  'issued_external_ids',
  {
    externalId: text('external_id').primaryKey(),
    organizationId: uuid('organization_id').notNull(),
    /** Twelve digits. */
    accountId: text('account_id').notNull(),
    roleArn: text('role_arn').notNull(),
    partition: text('partition').notNull(),
    issuedAt: instant('issued_at').notNull().defaultNow(),
  },
  (t) => [index('issued_external_ids_account').on(t.accountId, t.issuedAt), identityPolicy()],
);
