import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accountPolicy, directoryPolicy, instant, orgId, sealed, tenantPolicy } from './columns';

/** A connected AWS account. */
export const awsAccounts = pgTable(
  'aws_accounts',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    /** Twelve digits. */
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['role', 'keys', 'ambient', 'sample'] }).notNull(),
    partition: text('partition').notNull().default('aws'),
    roleArn: text('role_arn'),
    externalId: text('external_id'),
    /** The primary region: where global calls go. */
    region: text('region').notNull().default('us-east-1'),
    excludedRegions: text('excluded_regions').array().notNull().default(sql`'{}'`),
    /** `DeepRead`s of server/aws/deep-reads.ts that an admin allowed: contents that are looked through for secrets. None by default. */
    deepReads: text('deep_reads').array().notNull().default(sql`'{}'`),
    status: text('status', { enum: ['pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust', 'disconnected'] })
      .notNull()
      .default('pending'),
    /** A sentence of ours about why the last contact failed. */
    lastError: text('last_error'),
    /** Accounts of one group stand together on pages; null: none. */
    groupName: text('group_name'),
    /** Until when an unfinished connection waits for its role; null once connected. */
    expiresAt: instant('expires_at'),
    /** When AWS last refused every wrong way into the role. null: never proven. */
    trustProvenAt: instant('trust_proven_at'),
    /** Which calls the role may make, as last asked. Its shape: `PreflightReport` of server/accounts/preflight/report.ts. */
    preflight: jsonb('preflight').$type<unknown>(),
    preflightAt: instant('preflight_at'),
    schedule: text('schedule', { enum: ['nightly', 'off'] })
      .notNull()
      .default('nightly'),
    /** The scan that may write now; writes of any other are refused. */
    activeScanId: uuid('active_scan_id'),
    lastScanId: uuid('last_scan_id'),
    /** Fingerprint of the checks that last judged the account; another one than ours: judge again what is stored. */
    judgedWith: text('judged_with'),
    /** The same of the last judgement over all services and regions: what has no verdict since had nothing to judge. null: never. */
    whollyJudgedWith: text('wholly_judged_with'),
    /** Fingerprint of what read the relations of its resources; another one, or none, and they are read again from what is stored. */
    relatedWith: text('related_with'),
    /** Fingerprint of the scope that it was last judged under; null: the defaults. */
    judgedScope: text('judged_scope'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('aws_accounts_account').on(t.orgId, t.accountId),
    check('aws_accounts_account_id', sql`${t.accountId} ~ '^[0-9]{12}$'`),
    check('aws_accounts_kind', sql`${t.kind} in ('role', 'keys', 'ambient', 'sample')`),
    check(
      'aws_accounts_status',
      sql`${t.status} in ('pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust', 'disconnected')`,
    ),
    tenantPolicy(),
    accountPolicy('id'),
    directoryPolicy(),
  ],
);

const account = () => uuid('aws_account_id').notNull();

/** What people call an account by: tags of their own, not AWS's. */
export const awsAccountTags = pgTable(
  'aws_account_tags',
  {
    orgId: orgId(),
    awsAccountId: account(),
    key: text('key').notNull(),
    value: text('value').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.key] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('aws_account_tags_tag').on(t.orgId, t.key, t.value, t.awsAccountId),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** An access key, the way into an account that has no role for us. One an account; another one takes its place. */
export const awsAccessKeys = pgTable(
  'aws_access_keys',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: account(),
    name: text('name').notNull(),
    accessKeyIdLast4: text('access_key_id_last4').notNull(),
    /** `{ accessKeyId, secretAccessKey, sessionToken? }` as JSON. */
    secret: sealed('secret').notNull(),
    /** The user or session that the key is of, as AWS named it. */
    callerArn: text('caller_arn').notNull(),
    /** With a session token the key ends by itself, AWS does not say when. */
    isTemporary: boolean('is_temporary').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: uuid('created_by'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('aws_access_keys_account').on(t.orgId, t.awsAccountId),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** An AWS organization whose member accounts one of the connected accounts can list. */
export const awsOrganizations = pgTable(
  'aws_organizations',
  {
    orgId: orgId(),
    /** The management account, or one that it delegated to. */
    awsAccountId: account(),
    /** AWS's id, `o-…`. */
    organizationId: text('organization_id').notNull(),
    managementAccountId: text('management_account_id').notNull(),
    /** Whether new member accounts are prepared for connecting by themselves. */
    follow: boolean('follow').notNull().default(false),
    roleName: text('role_name').notNull().default('CloudLensScanRole'),
    discoveredAt: instant('discovered_at').notNull(),
    /** A sentence of ours about why the last discovery failed; null: it worked. */
    lastError: text('last_error'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
    directoryPolicy(),
  ],
);

/** A member account as last listed. */
export const awsOrganizationMembers = pgTable(
  'aws_organization_members',
  {
    orgId: orgId(),
    /** The connected account through which it was listed. */
    awsAccountId: account(),
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    /** As AWS says: ACTIVE, SUSPENDED, PENDING_CLOSURE, … */
    state: text('state').notNull(),
    joinedAt: instant('joined_at'),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.accountId] }),
    foreignKey({
      name: 'aws_organization_members_organization',
      columns: [t.orgId, t.awsAccountId],
      foreignColumns: [awsOrganizations.orgId, awsOrganizations.awsAccountId],
    }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);
