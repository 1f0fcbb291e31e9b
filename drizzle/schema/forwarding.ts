import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accountPartPolicy, directoryPolicy, instant, orgId, tenantPolicy, wholeOrganizationPolicy } from './columns';
import { verdicts } from './findings';

/** Where an organization's findings are put: a bucket, or AWS Security Hub. */
export const forwarders = pgTable(
  'forwarders',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['s3', 'security-hub'] }).notNull(),
    /** `ForwarderSettings` of server/forwarding/schema.ts. */
    settings: jsonb('settings').$type<unknown>().notNull(),
    enabled: boolean('enabled').notNull().default(true),
    /** When it is to run next; null: it is switched off. */
    dueAt: instant('due_at'),
    lastRunAt: instant('last_run_at'),
    /**
     * Changes by transactions before this one were there to be read when the last run began. What `changes.at` says is no order to
     * read by: a scan's changes are as of its beginning, and are there when it has ended.
     */
    fromTx: bigint('from_tx', { mode: 'number' }).notNull().default(0),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('forwarders_due').on(t.orgId, t.dueAt),
    check('forwarders_kind', sql`${t.kind} in ('s3', 'security-hub')`),
    tenantPolicy(),
    wholeOrganizationPolicy(),
    directoryPolicy(),
  ],
);

/** What became of each time. */
export const forwardingRuns = pgTable(
  'forwarding_runs',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    forwarderId: uuid('forwarder_id').notNull(),
    status: text('status', { enum: ['running', 'completed', 'partial', 'failed'] })
      .notNull()
      .default('running'),
    /** Findings that arrived. */
    sent: integer('sent').notNull().default(0),
    /** `ForwardingProblem[]` of server/forwarding/types.ts: where it did not work, and why. */
    problems: jsonb('problems').$type<unknown>().notNull().default([]),
    /** Where the file lies: `s3://…`. */
    place: text('place'),
    /** So long is it somebody's; later it may be begun again. */
    leaseUntil: instant('lease_until').notNull(),
    startedAt: instant('started_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: 'forwarding_runs_forwarder',
      columns: [t.orgId, t.forwarderId],
      foreignColumns: [forwarders.orgId, forwarders.id],
    }).onDelete('cascade'),
    index('forwarding_runs_newest').on(t.orgId, t.forwarderId, t.startedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('forwarding_runs_status', sql`${t.status} in ('running', 'completed', 'partial', 'failed')`),
    tenantPolicy(),
    wholeOrganizationPolicy(),
  ],
);

/** What Security Hub was told last of a finding, so that it is told only what changed. */
export const forwardedFindings = pgTable(
  'forwarded_findings',
  {
    orgId: orgId(),
    forwarderId: uuid('forwarder_id').notNull(),
    verdictId: bigint('verdict_id', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.forwarderId, t.verdictId] }),
    foreignKey({
      name: 'forwarded_findings_forwarder',
      columns: [t.orgId, t.forwarderId],
      foreignColumns: [forwarders.orgId, forwarders.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'forwarded_findings_verdict',
      columns: [t.orgId, t.verdictId],
      foreignColumns: [verdicts.orgId, verdicts.id],
    }).onDelete('cascade'),
    index('forwarded_findings_verdict').on(t.orgId, t.verdictId),
    tenantPolicy(),
    accountPartPolicy('forwarded_findings', 'verdict_id', 'verdicts'),
  ],
);
