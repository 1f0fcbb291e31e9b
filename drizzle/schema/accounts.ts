import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accountPolicy, directoryPolicy, instant, orgId, tenantPolicy } from './columns';

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
    status: text('status', { enum: ['pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust'] })
      .notNull()
      .default('pending'),
    /** A sentence of ours about why the last contact failed. */
    lastError: text('last_error'),
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
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('aws_accounts_account').on(t.orgId, t.accountId),
    check('aws_accounts_account_id', sql`${t.accountId} ~ '^[0-9]{12}$'`),
    check('aws_accounts_kind', sql`${t.kind} in ('role', 'keys', 'ambient', 'sample')`),
    check('aws_accounts_status', sql`${t.status} in ('pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust')`),
    tenantPolicy(),
    accountPolicy('id'),
    directoryPolicy(),
  ],
);
