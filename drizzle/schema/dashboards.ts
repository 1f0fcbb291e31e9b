import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { directoryPolicy, instant, orgId, tenantPolicy, wholeOrganizationPolicy } from './columns';
import { notificationChannels, notificationDeliveries } from './notifications';

/** Widgets under a name: somebody's own, or for everybody in the organization. What they show is read for whoever looks. */
export const dashboards = pgTable(
  'dashboards',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    ownerId: uuid('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    name: text('name').notNull(),
    shared: boolean('shared').notNull().default(false),
    /** `Widget[]` of server/dashboards/schema.ts, in the order in which they are shown. */
    widgets: jsonb('widgets').$type<unknown[]>().notNull(),
    /** Counts up with each change, so that of two who change it at once the second is told. */
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex('dashboards_own_name').on(t.orgId, t.ownerId, t.name).where(sql`not shared`),
    uniqueIndex('dashboards_shared_name').on(t.orgId, t.name).where(sql`shared`),
    check('dashboards_revision', sql`${t.revision} > 0`),
    tenantPolicy(),
  ],
);

/** What is sent to a channel again and again. It is read with the rights of its owner, as they are when it is made. */
export const scheduledReports = pgTable(
  'scheduled_reports',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    ownerId: uuid('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    name: text('name').notNull(),
    /** `ReportSource` of server/reports/schema.ts: a dashboard, a filter of findings, or frameworks. */
    source: jsonb('source').$type<unknown>().notNull(),
    channelId: uuid('channel_id').notNull(),
    /** A file that goes along with letters. */
    attachment: text('attachment', { enum: ['none', 'csv', 'html', 'pdf'] }).notNull(),
    frequency: text('frequency', { enum: ['daily', 'weekly', 'monthly'] }).notNull(),
    /** 0 to 23, on the clocks of the time zone. */
    hour: integer('hour').notNull(),
    /** 1: Monday … 7: Sunday; of weekly ones. */
    weekday: integer('weekday'),
    /** 1 to 28; of monthly ones. */
    monthDay: integer('month_day'),
    /** Name of the IANA database. */
    timeZone: text('time_zone').notNull(),
    status: text('status', { enum: ['active', 'paused', 'stopped'] })
      .notNull()
      .default('active'),
    /** Why it was stopped by us, or why the last one could not be made; null: all is well. */
    lastError: text('last_error'),
    /** When it is made next; null: it is paused or stopped. */
    dueAt: instant('due_at'),
    /** When it was last made. */
    lastMadeAt: instant('last_made_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: 'scheduled_reports_channel',
      columns: [t.orgId, t.channelId],
      foreignColumns: [notificationChannels.orgId, notificationChannels.id],
    }).onDelete('cascade'),
    index('scheduled_reports_channel').on(t.orgId, t.channelId),
    index('scheduled_reports_due').on(t.orgId, t.dueAt).where(sql`due_at is not null`),
    check('scheduled_reports_attachment', sql`${t.attachment} in ('none', 'csv', 'html', 'pdf')`),
    check('scheduled_reports_frequency', sql`${t.frequency} in ('daily', 'weekly', 'monthly')`),
    check('scheduled_reports_hour', sql`${t.hour} between 0 and 23`),
    check('scheduled_reports_weekday', sql`${t.weekday} between 1 and 7`),
    check('scheduled_reports_month_day', sql`${t.monthDay} between 1 and 28`),
    check('scheduled_reports_status', sql`${t.status} in ('active', 'paused', 'stopped')`),
    tenantPolicy(),
    directoryPolicy(),
  ],
);

/** The file of a message that waits: every try sends the same one. Goes when it was delivered, or a month later. */
export const deliveryAttachments = pgTable(
  'delivery_attachments',
  {
    orgId: orgId(),
    deliveryId: uuid('delivery_id').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Base64. */
    content: text('content').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.deliveryId] }),
    foreignKey({
      name: 'delivery_attachments_delivery',
      columns: [t.orgId, t.deliveryId],
      foreignColumns: [notificationDeliveries.orgId, notificationDeliveries.id],
    }).onDelete('cascade'),
    tenantPolicy(),
    wholeOrganizationPolicy(),
  ],
);
