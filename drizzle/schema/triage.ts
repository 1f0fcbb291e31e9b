import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accountPartPolicy, instant, orgId, tenantPolicy } from './columns';
import { verdicts } from './findings';

/** How an organization works through findings. No row: the defaults of server/triage/schema.ts. */
export const triageSettings = pgTable(
  'triage_settings',
  {
    orgId: orgId(),
    /** Days until a finding is due, by severity; null: no deadline. */
    criticalDays: integer('critical_days'),
    highDays: integer('high_days'),
    mediumDays: integer('medium_days'),
    lowDays: integer('low_days'),
    /** How many days before the end of a deadline it counts as near. */
    nearDays: integer('near_days').notNull(),
    exceptionsNeedApproval: boolean('exceptions_need_approval').notNull(),
    exceptionMaxDays: integer('exception_max_days').notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId] }), tenantPolicy()],
);

/** What people say about a finding. */
export const findingComments = pgTable(
  'finding_comments',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    verdictId: bigint('verdict_id', { mode: 'number' }).notNull(),
    authorId: uuid('author_id').notNull(),
    /** As it was then: people leave. */
    authorName: text('author_name').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    editedAt: instant('edited_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: 'finding_comments_verdict',
      columns: [t.orgId, t.verdictId],
      foreignColumns: [verdicts.orgId, verdicts.id],
    }).onDelete('cascade'),
    index('finding_comments_verdict').on(t.orgId, t.verdictId, t.createdAt, t.id),
    tenantPolicy(),
    accountPartPolicy('finding_comments', 'verdict_id', 'verdicts'),
  ],
);

/** Filters of a page under a name: somebody's own, or for everybody in the organization. */
export const findingViews = pgTable(
  'finding_views',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    page: text('page', { enum: ['findings', 'inventory'] })
      .notNull()
      .default('findings'),
    ownerId: uuid('owner_id').notNull(),
    ownerName: text('owner_name').notNull(),
    name: text('name').notNull(),
    /** The page's query string. */
    search: text('search').notNull(),
    shared: boolean('shared').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex('finding_views_own_name').on(t.orgId, t.page, t.ownerId, t.name).where(sql`not shared`),
    uniqueIndex('finding_views_shared_name').on(t.orgId, t.page, t.name).where(sql`shared`),
    check('finding_views_page', sql`${t.page} in ('findings', 'inventory')`),
    check('finding_views_search', sql`length(${t.search}) <= 4000`),
    tenantPolicy(),
  ],
);
