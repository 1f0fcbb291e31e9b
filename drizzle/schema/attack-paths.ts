import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, instant, orgId, tenantPolicy } from './columns';

/** `proven`: each link was seen. `possible`: one rests on something that could not be looked at. */
export const pathEvidence = ['proven', 'possible'] as const;

/** A way from an exposed place to something worth having, as the last scan that could look found it. */
export const attackPaths = pgTable(
  'attack_paths',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    /** An id of the registry in server/attack-paths/. */
    kind: text('kind').notNull(),
    /** The same for the same entry and kind of target from scan to scan. */
    key: text('key').notNull(),
    region: text('region').notNull(),
    /** What is shown in a list: one sentence. */
    title: text('title').notNull(),
    /** 0 to 100: exposure × exploitability × impact. */
    score: smallint('score').notNull(),
    /** 1 critical to 4 low, by the score. */
    severity: smallint('severity').notNull(),
    evidence: text('evidence', { enum: pathEvidence }).notNull(),
    entryArn: text('entry_arn').notNull(),
    entryType: text('entry_type').notNull(),
    targetArn: text('target_arn').notNull(),
    targetType: text('target_type').notNull(),
    /** How many near-identical ones it stands for. */
    folded: integer('folded').notNull().default(1),
    /** `PathDetail` of server/attack-paths/types.ts. */
    detail: jsonb('detail').$type<unknown>().notNull(),
    hash: text('hash').notNull(),
    status: text('status', { enum: ['open', 'closed'] }).notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** When a scan last saw it. */
    lastSeenAt: instant('last_seen_at').notNull(),
    /** When it last opened or closed. */
    changedAt: instant('changed_at').notNull(),
    /** The number of the scan that wrote it last: an older one never overwrites it. */
    scanSeq: integer('scan_seq').notNull(),
    /** null: not muted. */
    mutedUntil: instant('muted_until'),
    muteReason: text('mute_reason'),
    mutedBy: uuid('muted_by'),
    mutedByName: text('muted_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('attack_paths_key').on(t.orgId, t.awsAccountId, t.kind, t.key),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('attack_paths_ranked').on(t.orgId, t.status, t.score.desc().nullsFirst(), t.id),
    check('attack_paths_status', sql`${t.status} in ('open', 'closed')`),
    check('attack_paths_evidence', sql`${t.evidence} in ('proven', 'possible')`),
    check('attack_paths_severity', sql`${t.severity} between 1 and 4`),
    check('attack_paths_score', sql`${t.score} between 0 and 100`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** The resources that open paths lead over, so that each can name its paths. */
export const attackPathResources = pgTable(
  'attack_path_resources',
  {
    orgId: orgId(),
    pathId: uuid('path_id').notNull(),
    arn: text('arn').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.pathId, t.arn] }),
    foreignKey({ columns: [t.orgId, t.pathId], foreignColumns: [attackPaths.orgId, attackPaths.id] }).onDelete('cascade'),
    index('attack_path_resources_arn').on(t.orgId, t.arn),
    tenantPolicy(),
    accountPartPolicy('attack_path_resources', 'path_id', 'attack_paths'),
  ],
);

/** When an account was last looked through for paths, and what could not be looked at. */
export const attackPathRuns = pgTable(
  'attack_path_runs',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    scanId: uuid('scan_id').notNull(),
    scanSeq: integer('scan_seq').notNull(),
    /** The instant that the answers are about. */
    at: instant('at').notNull(),
    /** How many resources were looked at. */
    resources: integer('resources').notNull(),
    /** `BlindSpot[]` of server/attack-paths/types.ts. */
    blind: jsonb('blind').$type<unknown[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);
