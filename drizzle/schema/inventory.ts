import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, instant, orgId, tenantPolicy } from './columns';

/** Current state of each thing ever seen in an account; `deletedAt` when a complete listing no longer had it. */
export const resources = pgTable(
  'resources',
  {
    orgId: orgId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    awsAccountId: uuid('aws_account_id').notNull(),
    service: text('service').notNull(),
    type: text('type').notNull(),
    region: text('region').notNull(),
    /** The region of the scan unit that lists it: `global` for buckets, whose own region is `region`. */
    unitRegion: text('unit_region').notNull(),
    arn: text('arn').notNull(),
    resourceId: text('resource_id').notNull(),
    name: text('name'),
    tags: jsonb('tags').$type<Record<string, string>>().notNull(),
    config: jsonb('config').$type<Record<string, unknown>>().notNull(),
    gaps: jsonb('gaps').$type<unknown[]>().notNull(),
    /** Keys of `config` and `tags` that the last scan did not see, because of a gap: kept to be shown, never to be judged. */
    carriedConfig: text('carried_config').array().notNull().default(sql`'{}'`),
    carriedTags: text('carried_tags').array().notNull().default(sql`'{}'`),
    hash: text('hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('resources_arn').on(t.orgId, t.awsAccountId, t.arn),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('resources_type').on(t.orgId, t.awsAccountId, t.type, t.region),
    /** Whose it is, is not always known: a relation may lead to another account. */
    index('resources_any_arn').on(t.orgId, t.arn),
    tenantPolicy(),
    accountPolicy(),
  ],
);

export const resourceTags = pgTable(
  'resource_tags',
  {
    orgId: orgId(),
    resourceId: bigint('resource_id', { mode: 'number' }).notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.resourceId, t.key] }),
    foreignKey({ columns: [t.orgId, t.resourceId], foreignColumns: [resources.orgId, resources.id] }).onDelete('cascade'),
    index('resource_tags_value').on(t.orgId, t.key, t.value, t.resourceId),
    tenantPolicy(),
    accountPartPolicy('resource_tags', 'resource_id', 'resources'),
  ],
);

/** What a resource was, each time it changed. */
export const resourceVersions = pgTable(
  'resource_versions',
  {
    orgId: orgId(),
    resourceId: bigint('resource_id', { mode: 'number' }).notNull(),
    changedAt: instant('changed_at').notNull(),
    scanId: uuid('scan_id').notNull(),
    change: text('change', { enum: ['created', 'changed', 'deleted', 'recreated'] }).notNull(),
    config: jsonb('config').$type<Record<string, unknown>>(),
    tags: jsonb('tags').$type<Record<string, string>>(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.resourceId, t.changedAt] }),
    foreignKey({ columns: [t.orgId, t.resourceId], foreignColumns: [resources.orgId, resources.id] }).onDelete('cascade'),
    index('resource_versions_at').on(t.orgId, t.changedAt),
    tenantPolicy(),
    accountPartPolicy('resource_versions', 'resource_id', 'resources'),
  ],
);
