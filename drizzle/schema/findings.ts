import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, instant, orgId, tenantPolicy } from './columns';

/** A decision to look away, with its reason and its end. */
export const mutes = pgTable(
  'mutes',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** null: until somebody lifts it. */
    expiresAt: instant('expires_at'),
    liftedAt: instant('lifted_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), tenantPolicy()],
);

/** What a check last said about a resource. A finding is a row whose `finding` is not null: it is or was `fail`. */
export const verdicts = pgTable(
  'verdicts',
  {
    orgId: orgId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    awsAccountId: uuid('aws_account_id').notNull(),
    checkId: text('check_id').notNull(),
    arn: text('arn').notNull(),
    subKey: text('sub_key').notNull().default(''),
    resourceType: text('resource_type').notNull(),
    resourceId: text('resource_id').notNull(),
    resourceName: text('resource_name'),
    service: text('service').notNull(),
    region: text('region').notNull(),
    /** 1 critical, 2 high, 3 medium, 4 low: small numbers sort and index well under row-level security. */
    severity: smallint('severity').notNull(),
    /** `excluded`: the organization decided not to judge it (server/scope/), which says nothing about it. */
    status: text('status', { enum: ['pass', 'fail', 'not-applicable', 'unknown', 'excluded'] }).notNull(),
    /** `open` until a scan that could look says otherwise; `unknown` never closes it. `excluded`: was open when it was excluded. */
    finding: text('finding', { enum: ['open', 'resolved', 'excluded'] }),
    muteId: uuid('mute_id'),
    /** null: not muted. 'infinity' in PostgreSQL's sense is stored as the year 9999. */
    mutedUntil: instant('muted_until'),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** When status or finding last changed. */
    changedAt: instant('changed_at').notNull(),
    reopenedCount: integer('reopened_count').notNull().default(0),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('verdicts_key').on(t.orgId, t.awsAccountId, t.checkId, t.arn, t.subKey),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.orgId, t.muteId], foreignColumns: [mutes.orgId, mutes.id] }),
    index('verdicts_open').on(t.orgId, t.severity, t.changedAt.desc().nullsFirst(), t.id.desc().nullsFirst()).where(sql`finding = 'open'`),
    index('verdicts_open_account')
      .on(t.orgId, t.awsAccountId, t.severity, t.changedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`finding = 'open'`),
    index('verdicts_status').on(t.orgId, t.status, t.severity, t.changedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('verdicts_check').on(t.orgId, t.checkId, t.status),
    index('verdicts_resource').on(t.orgId, t.arn),
    check('verdicts_status', sql`${t.status} in ('pass', 'fail', 'not-applicable', 'unknown', 'excluded')`),
    check('verdicts_finding', sql`${t.finding} in ('open', 'resolved', 'excluded')`),
    check('verdicts_severity', sql`${t.severity} between 1 and 4`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** The wide part of a verdict, kept out of the rows that lists read. */
export const verdictDetails = pgTable(
  'verdict_details',
  {
    orgId: orgId(),
    verdictId: bigint('verdict_id', { mode: 'number' }).notNull(),
    summary: text('summary').notNull(),
    evidence: jsonb('evidence').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.verdictId] }),
    foreignKey({ columns: [t.orgId, t.verdictId], foreignColumns: [verdicts.orgId, verdicts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPartPolicy('verdict_details', 'verdict_id', 'verdicts'),
  ],
);

/** Words of a finding's resource, asked by prefix: other text operators would read every tenant's rows. */
export const verdictTokens = pgTable(
  'verdict_tokens',
  {
    orgId: orgId(),
    token: text('token').notNull(),
    verdictId: bigint('verdict_id', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.token, t.verdictId] }),
    foreignKey({ columns: [t.orgId, t.verdictId], foreignColumns: [verdicts.orgId, verdicts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPartPolicy('verdict_tokens', 'verdict_id', 'verdicts'),
  ],
);

/** Every transition, once, in order. History, trends and notifications read it. */
export const changes = pgTable(
  'changes',
  {
    orgId: orgId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    awsAccountId: uuid('aws_account_id'),
    scanId: uuid('scan_id'),
    verdictId: bigint('verdict_id', { mode: 'number' }),
    checkId: text('check_id'),
    severity: smallint('severity'),
    data: jsonb('data').$type<Record<string, unknown>>(),
    /** The transaction that wrote it, for who reads on from where they were. Of rows from before there was such a reader: null. */
    txId: bigint('tx_id', { mode: 'number' }).default(sql`pg_current_xact_id()::text::bigint`),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('changes_tx').on(t.orgId, t.txId),
    index('changes_newest').on(t.orgId, t.at.desc().nullsFirst(), t.severity, t.id.desc().nullsFirst()),
    index('changes_verdict').on(t.orgId, t.verdictId, t.id),
    index('changes_scan').on(t.orgId, t.scanId, t.kind),
    tenantPolicy(),
    accountPolicy(),
  ],
);
