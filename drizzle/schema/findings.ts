import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, instant, orgId, tenantPolicy } from './columns';

/**
 * A decision to look away, with its reason and its end: a mute, or an exception, which accepts a risk, always ends, may need a
 * second person, and ends early when the evidence changes. Findings under either are muted from the moment it is in force.
 */
export const mutes = pgTable(
  'mutes',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    kind: text('kind', { enum: ['mute', 'exception'] })
      .notNull()
      .default('mute'),
    /** `waiting`: its findings name it and stay open until somebody else approves. */
    state: text('state', { enum: ['waiting', 'in-force', 'declined', 'withdrawn'] })
      .notNull()
      .default('in-force'),
    /** Of exceptions: one of `exceptionCategories`. */
    category: text('category'),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdByName: text('created_by_name').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Who approved, declined or withdrew it; null: nobody had to. */
    decidedBy: uuid('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    decisionNote: text('decision_note'),
    /** null: until somebody lifts it. */
    expiresAt: instant('expires_at'),
    liftedAt: instant('lifted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('mutes_kind').on(t.orgId, t.kind, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('mutes_kind', sql`${t.kind} in ('mute', 'exception')`),
    check('mutes_state', sql`${t.state} in ('waiting', 'in-force', 'declined', 'withdrawn')`),
    check('mutes_exception_ends', sql`${t.kind} = 'mute' or ${t.expiresAt} is not null`),
    tenantPolicy(),
  ],
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
    /** md5 of the evidence that an exception was made for: other evidence ends it. */
    acceptedEvidence: text('accepted_evidence'),
    /** Who takes care of it: a member's user id. */
    assigneeId: uuid('assignee_id'),
    /** When it last became a finding; null: never, or before this was noted. */
    openedAt: instant('opened_at'),
    /** `openedAt` and the days of its severity, kept by server/triage/due/; the year 9999: no deadline. */
    dueAt: instant('due_at').notNull().default(sql`'9999-12-31T00:00:00Z'`),
    /** The `dueAt` that was told to be near, so that it is told once. */
    dueTold: instant('due_told'),
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
    index('verdicts_check_place').on(t.orgId, t.checkId, t.status, t.awsAccountId, t.region),
    index('verdicts_resource').on(t.orgId, t.arn),
    index('verdicts_mute').on(t.orgId, t.muteId).where(sql`mute_id is not null`),
    index('verdicts_assignee').on(t.orgId, t.assigneeId, t.severity).where(sql`finding = 'open' and assignee_id is not null`),
    index('verdicts_due').on(t.orgId, t.dueAt, t.id).where(sql`finding = 'open'`),
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
    // A verdict that goes takes its words along: without this it would look through all words of the organization.
    index('verdict_tokens_verdict').on(t.orgId, t.verdictId),
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
