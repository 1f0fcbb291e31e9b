import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, directoryPolicy, instant, orgId, tenantPolicy } from './columns';

export const scanStatuses = ['queued', 'running', 'completed', 'partial', 'failed', 'cancelled'] as const;

/** Somebody asked for it, or answers that scans carried over have become a week old. */
export const fullScanReasons = ['asked', 'weekly'] as const;

/** How many verdicts of each status, and open findings by severity, when the scan ended. */
export interface ScanCounts {
  resources: number;
  pass: number;
  fail: number;
  unknown: number;
  notApplicable: number;
  /** Not judged by decision; absent in scans from before there was such a thing. */
  excluded?: number;
  /** Resources that each rule took out, by its id. */
  excludedBy?: Record<string, number>;
  critical: number;
  high: number;
  medium: number;
  low: number;
  opened: number;
  resolved: number;
  reopened: number;
}

/** One resource as last stored, when a scan of it alone was asked for. */
export interface OnlyResource {
  checkId: string;
  type: string;
  arn: string;
  id: string;
  name: string | null;
  region: string;
  /** The unit that it comes from. */
  home: { service: string; region: string };
}

export const scans = pgTable(
  'scans',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    /** Counts up per account; the fence: an older scan never overwrites newer state. */
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: ['cspm', 'cwpp', 'all'] })
      .notNull()
      .default('cspm'),
    status: text('status', { enum: scanStatuses }).notNull().default('queued'),
    trigger: text('trigger', { enum: ['user', 'api', 'schedule', 'first-run'] }).notNull(),
    requestedBy: uuid('requested_by'),
    /** Asked for; null: all that are enabled. */
    regions: text('regions').array(),
    excludedRegions: text('excluded_regions').array().notNull().default(sql`'{}'`),
    services: text('services').array(),
    /** The verdict (`verdicts.id`) that somebody had looked at again: it looks at no more than this takes. null: an ordinary scan. */
    verifies: bigint('verifies', { mode: 'number' }),
    /** The one resource that it looks at, for the check that `verifies` is of: it says nothing about anything else. null: all of its scope. */
    only: jsonb('only').$type<OnlyResource>(),
    /** Only for sample accounts: the past instant that is scanned. */
    asOf: instant('as_of'),
    queuedAt: instant('queued_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** Regions that the account has switched off: not looked at, and said so. */
    disabledRegions: text('disabled_regions').array().notNull().default(sql`'{}'`),
    /** The operations that its collectors knew; null: never written down. What is not among them was not asked. */
    operations: text('operations').array(),
    /** The regions that it looks at, also where only global services are scanned; null: written before this was noted. */
    lookedIn: text('looked_in').array(),
    /** Enabled in the account and not part of this scan. */
    leftOutRegions: text('left_out_regions').array().notNull().default(sql`'{}'`),
    /** When it got its turn; null: it waits in the queue. */
    admittedAt: instant('admitted_at'),
    /** How long the account's scans of this scope took lately, in milliseconds; null: there is nothing to go by. */
    expectedMs: integer('expected_ms'),
    /** The run of the workflow engine that may work on it; null: whoever comes first. */
    leaseOwner: text('lease_owner'),
    /** Until when nobody may take it over; moved on by each heartbeat. */
    leaseUntil: instant('lease_until'),
    /** How often it was taken from a run that had fallen silent. */
    leaseEpoch: integer('lease_epoch').notNull().default(0),
    heartbeatAt: instant('heartbeat_at'),
    /** `EffectiveScope` of server/scope/types.ts that all of it is judged under, as it stood when the scan began; null: the defaults. */
    scope: jsonb('scope').$type<unknown>(),
    /** Checks that were judged while slow services were still read, since all that they need had ended. */
    judgedEarly: text('judged_early').array().notNull().default(sql`'{}'`),
    /** With how many services left somebody last began to judge early; null: nobody did. */
    earlyOpen: integer('early_open'),
    /** Why it asks for everything; null: what cannot have changed since an earlier scan may be carried over. */
    full: text('full', { enum: fullScanReasons }),
    calls: integer('calls').notNull().default(0),
    throttles: integer('throttles').notNull().default(0),
    counts: jsonb('counts').$type<ScanCounts>(),
    /** A sentence of ours. */
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    unique('scans_seq').on(t.orgId, t.awsAccountId, t.seq),
    uniqueIndex('scans_one_active').on(t.orgId, t.awsAccountId).where(sql`status in ('queued', 'running')`),
    index('scans_newest').on(t.orgId, t.queuedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('scans_due').on(t.status, t.queuedAt),
    index('scans_admitted').on(t.orgId, t.admittedAt.desc().nullsFirst()),
    check('scans_status', sql`${t.status} in ('queued', 'running', 'completed', 'partial', 'failed', 'cancelled')`),
    check('scans_full', sql`${t.full} in ('asked', 'weekly')`),
    tenantPolicy(),
    accountPolicy(),
    directoryPolicy(),
  ],
);

/** One service in one region of one scan: the unit of progress, coverage and retry. */
export const scanUnits = pgTable(
  'scan_units',
  {
    orgId: orgId(),
    scanId: uuid('scan_id').notNull(),
    service: text('service').notNull(),
    region: text('region').notNull(),
    status: text('status', { enum: ['pending', 'running', 'completed', 'partial', 'failed'] })
      .notNull()
      .default('pending'),
    /** Counts the workers that took it up: only the last one may write what it found. */
    attempt: integer('attempt').notNull().default(0),
    resources: integer('resources').notNull().default(0),
    findings: integer('findings').notNull().default(0),
    calls: integer('calls').notNull().default(0),
    throttles: integer('throttles').notNull().default(0),
    /** `OperationCoverage[]`: what became of each operation. */
    coverage: jsonb('coverage').$type<unknown[]>().notNull().default([]),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.scanId, t.service, t.region] }),
    foreignKey({ columns: [t.orgId, t.scanId], foreignColumns: [scans.orgId, scans.id] }).onDelete('cascade'),
    index('scan_units_incomplete').on(t.orgId, t.scanId).where(sql`status <> 'completed'`),
    check('scan_units_status', sql`${t.status} in ('pending', 'running', 'completed', 'partial', 'failed')`),
    tenantPolicy(),
    accountPartPolicy('scan_units', 'scan_id', 'scans'),
  ],
);

/**
 * Answers that AWS promises to stay as they are while certain facts do (an instance's user data while it runs), under a key
 * made of these facts. A later scan that lists the same facts takes the answer from here.
 */
export const keptAnswers = pgTable(
  'kept_answers',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    service: text('service').notNull(),
    /** Of the scan unit. */
    region: text('region').notNull(),
    operation: text('operation').notNull(),
    key: text('key').notNull(),
    answer: jsonb('answer').$type<unknown>().notNull(),
    /** The scan that asked for it, by its number in the account. */
    scanSeq: integer('scan_seq').notNull(),
    /** The instant that this scan was about. */
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.service, t.region, t.operation, t.key] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('kept_answers_age').on(t.orgId, t.awsAccountId, t.askedAt),
    tenantPolicy(),
    accountPolicy(),
  ],
);
