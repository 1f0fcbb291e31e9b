import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { directoryPolicy, instant, orgId, tenantPolicy } from './columns';

/** How far an organization's audit log has grown, and how far its chain is sealed. Only moves on (secure.sql). */
export const auditHeads = pgTable(
  'audit_heads',
  {
    orgId: orgId(),
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
    sealedSeq: bigint('sealed_seq', { mode: 'number' }).notNull().default(0),
    /** The chain's MAC at `sealedSeq`, hex; empty before the first seal. */
    sealedMac: text('sealed_mac').notNull().default(''),
    sealedAt: instant('sealed_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId] }), check('audit_heads_order', sql`sealed_seq <= last_seq`), tenantPolicy(), directoryPolicy()],
);

/**
 * Who did what. The app may add rows and read them, nothing else (secure.sql). Rows go only with their head, and that only
 * when the organization has been erased.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    orgId: orgId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    /** 1, 2, 3, … per organization without gaps, given by a trigger in the transaction. */
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    at: instant('at').notNull().defaultNow(),
    /** null: CloudLens itself (the schedule, the sweeper). */
    actorId: uuid('actor_id'),
    actor: text('actor').notNull(),
    via: text('via').notNull(),
    action: text('action').notNull(),
    target: text('target'),
    data: jsonb('data').$type<Record<string, unknown>>(),
    requestId: text('request_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'audit_log_head', columns: [t.orgId], foreignColumns: [auditHeads.orgId] }).onDelete('cascade'),
    unique('audit_log_seq').on(t.orgId, t.seq),
    index('audit_log_newest').on(t.orgId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_log_actor').on(t.orgId, t.actorId, t.seq.desc().nullsFirst()),
    index('audit_log_action').on(t.orgId, t.action, t.seq.desc().nullsFirst()),
    index('audit_log_target').on(t.orgId, t.target, t.seq.desc().nullsFirst()),
    tenantPolicy(),
  ],
);

/** One link of the chain per row of the log: HMAC-SHA256 over the link before and the row, with a key that is not in the database. */
export const auditSeals = pgTable(
  'audit_seals',
  {
    orgId: orgId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    mac: text('mac').notNull(),
    /** Which key: the first 8 hex digits of its hash. */
    keyId: text('key_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.seq] }),
    foreignKey({ name: 'audit_seals_head', columns: [t.orgId], foreignColumns: [auditHeads.orgId] }).onDelete('cascade'),
    tenantPolicy(),
  ],
);

/** What is left of an organization that was erased: that it was, when, and the end of its sealed audit log. Never changes. */
export const auditTombstones = pgTable(
  'audit_tombstones',
  {
    orgId: orgId(),
    erasedAt: instant('erased_at').notNull(),
    /** How many rows the log had. */
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
    headMac: text('head_mac').notNull(),
    keyId: text('key_id').notNull(),
    /** HMAC over all the others. */
    mac: text('mac').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId] }), tenantPolicy(), directoryPolicy()],
);

/** Stands for the status of a request whose deed is done and whose answer is not recorded, and may never be. */
export const carriedOut = 0;

/** The first answer to a request that carried an Idempotency-Key, given again to its repeats for 24 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    orgId: orgId(),
    key: text('key').notNull(),
    actorId: uuid('actor_id').notNull(),
    operation: text('operation').notNull(),
    requestHash: text('request_hash').notNull(),
    /** null while the first request is still running; `carriedOut` from its commit until its answer is known. */
    status: integer('status'),
    response: jsonb('response').$type<unknown>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.actorId, t.key] }), tenantPolicy()],
);
