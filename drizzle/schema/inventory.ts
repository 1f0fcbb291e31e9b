import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, instant, orgId, tenantPolicy } from './columns';

/** Where AWS's answers keep a thing's state, by the names that its services give it; null where the type has none. */
const stateInConfig = sql.raw(
  [
    "config -> 'State' ->> 'Name'",
    "case when jsonb_typeof(config -> 'State') = 'string' then config ->> 'State' end",
    "config -> 'State' ->> 'Code'",
    ...[
      'DBInstanceStatus',
      'Status',
      'StackStatus',
      'KeyState',
      'TableStatus',
      'ClusterStatus',
      'CacheClusterStatus',
      'LifeCycleState',
      'status',
    ].map((key) => `case when jsonb_typeof(config -> '${key}') = 'string' then config ->> '${key}' end`),
  ].join(', '),
);

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
    /** As AWS calls it: `running`, `in-use`. */
    state: text('state').generatedAlwaysAs(sql`left(coalesce(${stateInConfig}), 100)`),
    /** What lists show and sort by. */
    label: text('label').notNull().generatedAlwaysAs(sql`left(coalesce(name, resource_id), 200)`),
    /** Open findings on it, muted ones included; counted by server/inventory/open-findings.ts. */
    openFindings: integer('open_findings').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('resources_arn').on(t.orgId, t.awsAccountId, t.arn),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('resources_type').on(t.orgId, t.awsAccountId, t.type, t.region),
    /** Whose it is, is not always known: a relation may lead to another account. */
    index('resources_any_arn').on(t.orgId, t.arn),
    // Lists go on from a row (`id`, or what they are sorted by and then `id`), all of it or under one filter.
    index('resources_present').on(t.orgId, t.id).where(sql`deleted_at is null`),
    index('resources_present_type').on(t.orgId, t.type, t.id).where(sql`deleted_at is null`),
    index('resources_present_account').on(t.orgId, t.awsAccountId, t.id).where(sql`deleted_at is null`),
    index('resources_present_region').on(t.orgId, t.region, t.id).where(sql`deleted_at is null`),
    index('resources_present_state').on(t.orgId, t.state, t.id).where(sql`deleted_at is null and state is not null`),
    index('resources_present_findings').on(t.orgId, t.id).where(sql`deleted_at is null and open_findings > 0`),
    index('resources_present_changed')
      .on(t.orgId, t.changedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index('resources_present_label').on(t.orgId, t.label, t.id).where(sql`deleted_at is null`),
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

/** Words of a resource's name, id and ARN, asked by prefix: other text operators would read every tenant's rows. */
export const resourceTokens = pgTable(
  'resource_tokens',
  {
    orgId: orgId(),
    token: text('token').notNull(),
    resourceId: bigint('resource_id', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.token, t.resourceId] }),
    foreignKey({ columns: [t.orgId, t.resourceId], foreignColumns: [resources.orgId, resources.id] }).onDelete('cascade'),
    index('resource_tokens_resource').on(t.orgId, t.resourceId),
    tenantPolicy(),
    accountPartPolicy('resource_tokens', 'resource_id', 'resources'),
  ],
);

/** How many resources there are of a type in a region of an account. Kept in the transactions that write resources. */
export const resourceCounts = pgTable(
  'resource_counts',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    type: text('type').notNull(),
    region: text('region').notNull(),
    present: integer('present').notNull(),
    /** Of those, the ones with an open finding. */
    withFindings: integer('with_findings').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.type, t.region] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** How many resources of a type in an account carry a tag key; '' counts those without any tag. Rewritten where it differs, when a scan ends. */
export const resourceTagCounts = pgTable(
  'resource_tag_counts',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    type: text('type').notNull(),
    key: text('key').notNull(),
    present: integer('present').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.type, t.key] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('resource_tag_counts_key').on(t.orgId, t.key),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** Tag keys that an organization wants on everything that can carry tags. */
export const requiredTags = pgTable(
  'required_tags',
  {
    orgId: orgId(),
    key: text('key').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.key] }), check('required_tags_key', sql`length(${t.key}) between 1 and 128`), tenantPolicy()],
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
