import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { directoryPolicy, instant, orgId, sealed, tenantPolicy, wholeOrganizationPolicy } from './columns';

/** Where an organization wants to hear of changes. */
export const notificationChannels = pgTable(
  'notification_channels',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['webhook', 'slack', 'email', 'jira', 'sns'] }).notNull(),
    /** What may be shown of where it leads: a host, or e-mail addresses. Addresses of webhooks hold tokens and stay in `secret`. */
    target: text('target').notNull(),
    /** `ChannelSecret` of server/notifications/channel-secret.ts as JSON. */
    secret: sealed('secret').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    /** Why it was switched off by us, or what became of the last try; null: it went well, or there was none. */
    lastError: text('last_error'),
    lastDeliveredAt: instant('last_delivered_at'),
    /** Since when it takes long to answer, and is sent to apart from those that do not; null: it answers soon. */
    slowSince: instant('slow_since'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    check('notification_channels_kind', sql`${t.kind} in ('webhook', 'slack', 'email', 'jira', 'sns')`),
    tenantPolicy(),
    wholeOrganizationPolicy(),
  ],
);

/** What is told to which channel. */
export const notificationRules = pgTable(
  'notification_rules',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    channelId: uuid('channel_id').notNull(),
    name: text('name').notNull(),
    /** `RuleFilter` of server/notifications/schema.ts. */
    filter: jsonb('filter').$type<unknown>().notNull(),
    mode: text('mode', { enum: ['at-once', 'daily'] }).notNull(),
    /** Changes by transactions before this one have been looked at: ids of rows are no order to read by, since a lower one may commit later. */
    fromTx: bigint('from_tx', { mode: 'number' }).notNull(),
    /** When it is to be looked at again; null: it is switched off. */
    dueAt: instant('due_at'),
    /** Counts up with each change, so that of two who change it at once the second is told. */
    revision: integer('revision').notNull().default(1),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: 'notification_rules_channel',
      columns: [t.orgId, t.channelId],
      foreignColumns: [notificationChannels.orgId, notificationChannels.id],
    }).onDelete('cascade'),
    index('notification_rules_channel').on(t.orgId, t.channelId),
    check('notification_rules_mode', sql`${t.mode} in ('at-once', 'daily')`),
    tenantPolicy(),
    wholeOrganizationPolicy(),
    directoryPolicy(),
  ],
);

/** One message to one channel; its id is what a receiver may recognise a repeat by. */
export const notificationDeliveries = pgTable(
  'notification_deliveries',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    channelId: uuid('channel_id').notNull(),
    /** null: a test, or a scheduled report. */
    ruleId: uuid('rule_id'),
    ruleName: text('rule_name').notNull(),
    /** The scheduled report that it is; null: none. */
    reportId: uuid('report_id'),
    /** `Message` of server/notifications/message.ts: no secret is in it. */
    message: jsonb('message').$type<unknown>().notNull(),
    changes: integer('changes').notNull(),
    status: text('status', { enum: ['waiting', 'delivered', 'dead'] })
      .notNull()
      .default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull().defaultNow(),
    /** HTTP status of the last try, of a letter that was refused the mail server's reply code; null: none was answered. */
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    /** Of a letter to several: the addresses for which the mail server has taken it. They get no second one. */
    takenFor: text('taken_for').array().notNull().default([]),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: 'notification_deliveries_channel',
      columns: [t.orgId, t.channelId],
      foreignColumns: [notificationChannels.orgId, notificationChannels.id],
    }).onDelete('cascade'),
    index('notification_deliveries_newest').on(t.orgId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('notification_deliveries_channel').on(t.orgId, t.channelId),
    index('notification_deliveries_due').on(t.orgId, t.status, t.dueAt),
    check('notification_deliveries_status', sql`${t.status} in ('waiting', 'delivered', 'dead')`),
    tenantPolicy(),
    wholeOrganizationPolicy(),
    directoryPolicy(),
  ],
);
