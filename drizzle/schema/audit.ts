import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, tenantPolicy } from './columns';

/** Who did what. The app may add rows and read them, nothing else (secure.sql). */
export const auditLog = pgTable(
  'audit_log',
  {
    orgId: orgId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
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
    index('audit_log_newest').on(t.orgId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    tenantPolicy(),
  ],
);

/** The first answer to a request that carried an Idempotency-Key, given again to its repeats for 24 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    orgId: orgId(),
    key: text('key').notNull(),
    actorId: uuid('actor_id').notNull(),
    operation: text('operation').notNull(),
    requestHash: text('request_hash').notNull(),
    /** null while the first request is still running. */
    status: integer('status'),
    response: jsonb('response').$type<unknown>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.actorId, t.key] }), tenantPolicy()],
);
