import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, directoryPolicy, instant, orgId, tenantPolicy } from './columns';

/** Money: exact in PostgreSQL, a string in JavaScript. Never a float. */
const money = (name: string) => numeric(name);
/** A day in UTC, as AWS bills: `2026-11-26`. */
const day = (name: string) => date(name, { mode: 'string' });

export const sourceStatuses = ['never', 'fetched', 'covered', 'not-permitted', 'failed', 'capped'] as const;
export const refreshStatuses = ['queued', 'running', 'completed', 'failed', 'not-permitted', 'capped'] as const;
export const refreshTriggers = ['first', 'schedule', 'user', 'api'] as const;

/** What an organization decided about paid requests. No row: the defaults. */
export const costSettings = pgTable(
  'cost_settings',
  {
    orgId: orgId(),
    /** Paid requests a calendar month, over all accounts; what would go beyond is refused. */
    monthlyRequestCap: integer('monthly_request_cap').notNull(),
    /** Cost allocation tags to break down by: one more request each. */
    tagKeys: text('tag_keys').array().notNull().default(sql`'{}'`),
    /** Whether AWS's own anomalies are fetched too: one more request. */
    awsAnomalies: boolean('aws_anomalies').notNull().default(false),
    schedule: text('schedule', { enum: ['daily', 'off'] })
      .notNull()
      .default('daily'),
    updatedBy: uuid('updated_by'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId] }),
    check('cost_settings_cap', sql`${t.monthlyRequestCap} >= 0`),
    check('cost_settings_schedule', sql`${t.schedule} in ('daily', 'off')`),
    tenantPolicy(),
  ],
);

/** Paid requests of a calendar month: counted before they are sent, taken back when AWS refuses them. */
export const costMeters = pgTable(
  'cost_meters',
  {
    orgId: orgId(),
    /** The month's first day. */
    month: day('month').notNull(),
    requests: integer('requests').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.month] }), tenantPolicy()],
);

/** A connected account as somebody whom Cost Explorer is asked for: a payer with all its accounts, or an account for itself. */
export const costSources = pgTable(
  'cost_sources',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    /** `never`: not asked yet; `covered`: another source's bill holds it. */
    status: text('status', { enum: sourceStatuses }).notNull().default('never'),
    /** Of `covered`: our id of the account that pays. */
    coveredBy: uuid('covered_by'),
    /** When AWS was last asked with success: 'as of'. */
    fetchedAt: instant('fetched_at'),
    /** The days that are stored, inclusive. */
    firstDay: day('first_day'),
    lastDay: day('last_day'),
    /** IAM actions that AWS refused us. */
    missingActions: text('missing_actions').array().notNull().default(sql`'{}'`),
    /** A sentence of ours about why the last refresh failed. */
    lastError: text('last_error'),
    /** Why there is no forecast of AWS's; null: there is one, or nobody asked yet. */
    forecastError: text('forecast_error'),
    /** When it is to be asked next; null: nobody planned it. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    check('cost_sources_status', sql`${t.status} in ('never', 'fetched', 'covered', 'not-permitted', 'failed', 'capped')`),
    tenantPolicy(),
    accountPolicy(),
    directoryPolicy(),
  ],
);

/** One asking of Cost Explorer. The row is the truth, and what it cost. */
export const costRefreshes = pgTable(
  'cost_refreshes',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    status: text('status', { enum: refreshStatuses }).notNull().default('queued'),
    trigger: text('trigger', { enum: refreshTriggers }).notNull(),
    requestedBy: uuid('requested_by'),
    /** Paid requests that AWS answered. */
    requests: integer('requests').notNull().default(0),
    /** US dollars; AWS's price at the time. */
    price: money('price').notNull().default('0'),
    firstDay: day('first_day'),
    lastDay: day('last_day'),
    queuedAt: instant('queued_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    leaseUntil: instant('lease_until'),
    leaseEpoch: integer('lease_epoch').notNull().default(0),
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    uniqueIndex('cost_refreshes_one_active').on(t.orgId, t.awsAccountId).where(sql`status in ('queued', 'running')`),
    index('cost_refreshes_newest').on(t.orgId, t.queuedAt.desc().nullsFirst()),
    check('cost_refreshes_status', sql`${t.status} in ('queued', 'running', 'completed', 'failed', 'not-permitted', 'capped')`),
    tenantPolicy(),
    accountPolicy(),
    directoryPolicy(),
  ],
);

/** Pages that were paid for, until a refresh is whole: a repeated step goes on behind the last one. */
export const costPages = pgTable(
  'cost_pages',
  {
    orgId: orgId(),
    refreshId: uuid('refresh_id').notNull(),
    /** `service`, `region`, `usage` or `tag:<key>`. */
    query: text('query').notNull(),
    page: integer('page').notNull(),
    /** null: it was the last one. */
    nextToken: text('next_token'),
    /** `CostLine[]`, money as strings. */
    lines: jsonb('lines').$type<unknown[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.refreshId, t.query, t.page] }),
    foreignKey({ columns: [t.orgId, t.refreshId], foreignColumns: [costRefreshes.orgId, costRefreshes.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPartPolicy('cost_pages', 'refresh_id', 'cost_refreshes'),
  ],
);

/**
 * What a day cost, along one grouping: each grouping alone adds up to the whole bill. '' where a grouping does not tell.
 * `service`: account and service; `region`: region and record type; `usage`: service and usage type; `tag`: account and a tag's value.
 */
export const costEntries = pgTable(
  'cost_entries',
  {
    orgId: orgId(),
    sourceId: uuid('source_id').notNull(),
    grouping: text('grouping', { enum: ['service', 'region', 'usage', 'tag'] }).notNull(),
    day: day('day').notNull(),
    /** Twelve digits of the account that used it. */
    accountId: text('account_id').notNull().default(''),
    service: text('service').notNull().default(''),
    region: text('region').notNull().default(''),
    /** Usage, Tax, Credit, Refund, … as AWS names it. */
    recordType: text('record_type').notNull().default(''),
    usageType: text('usage_type').notNull().default(''),
    tagKey: text('tag_key').notNull().default(''),
    /** '': the tag is not set. */
    tagValue: text('tag_value').notNull().default(''),
    unit: text('unit').notNull(),
    /** Unblended. */
    amount: money('amount').notNull(),
    /** Our id of the account that used it, where it is connected and the grouping tells; null: only who sees all may see it. */
    awsAccountId: uuid('aws_account_id'),
  },
  (t) => [
    primaryKey({
      columns: [
        t.orgId,
        t.sourceId,
        t.grouping,
        t.tagKey,
        t.day,
        t.accountId,
        t.service,
        t.region,
        t.recordType,
        t.usageType,
        t.tagValue,
        t.unit,
      ],
    }),
    foreignKey({ columns: [t.orgId, t.sourceId], foreignColumns: [costSources.orgId, costSources.awsAccountId] }).onDelete('cascade'),
    index('cost_entries_day').on(t.orgId, t.grouping, t.tagKey, t.day),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** What Cost Explorer expects of the days to come. */
export const costForecasts = pgTable(
  'cost_forecasts',
  {
    orgId: orgId(),
    sourceId: uuid('source_id').notNull(),
    day: day('day').notNull(),
    mean: money('mean').notNull(),
    lower: money('lower').notNull(),
    upper: money('upper').notNull(),
    unit: text('unit').notNull(),
    /** As in `cost_entries`. */
    awsAccountId: uuid('aws_account_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sourceId, t.day] }),
    foreignKey({ columns: [t.orgId, t.sourceId], foreignColumns: [costSources.orgId, costSources.awsAccountId] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** A day on which a service cost more or less than its own past lets expect. */
export const costAnomalies = pgTable(
  'cost_anomalies',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    sourceId: uuid('source_id').notNull(),
    origin: text('origin', { enum: ['cloudlens', 'aws'] }).notNull(),
    /** AWS's id of its anomaly; '' for ours. */
    externalId: text('external_id').notNull().default(''),
    accountId: text('account_id').notNull(),
    service: text('service').notNull(),
    day: day('day').notNull(),
    lastDay: day('last_day').notNull(),
    expected: money('expected').notNull(),
    actual: money('actual').notNull(),
    unit: text('unit').notNull(),
    /** By how many robust deviations; null: AWS's. */
    score: numeric('score'),
    foundAt: instant('found_at').notNull().defaultNow(),
    /** What somebody said about it; null: nothing yet. */
    feedback: text('feedback', { enum: ['planned', 'real', 'false-alarm'] }),
    feedbackNote: text('feedback_note'),
    feedbackBy: uuid('feedback_by'),
    feedbackAt: instant('feedback_at'),
    awsAccountId: uuid('aws_account_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('cost_anomalies_key').on(t.orgId, t.sourceId, t.origin, t.accountId, t.service, t.day, t.externalId),
    foreignKey({ columns: [t.orgId, t.sourceId], foreignColumns: [costSources.orgId, costSources.awsAccountId] }).onDelete('cascade'),
    index('cost_anomalies_newest').on(t.orgId, t.day.desc().nullsFirst(), t.id),
    check('cost_anomalies_origin', sql`${t.origin} in ('cloudlens', 'aws')`),
    check('cost_anomalies_feedback', sql`${t.feedback} in ('planned', 'real', 'false-alarm')`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** How much may be spent a month, and at how much of it somebody wants to know. */
export const costBudgets = pgTable(
  'cost_budgets',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    /** `aws`: AWS Budgets has it, we only show it. */
    origin: text('origin', { enum: ['cloudlens', 'aws'] })
      .notNull()
      .default('cloudlens'),
    amount: money('amount').notNull(),
    unit: text('unit').notNull(),
    /** As AWS says: MONTHLY, QUARTERLY, ANNUALLY, …; ours are monthly. */
    period: text('period').notNull().default('MONTHLY'),
    /** The account it is about, or that AWS told it to; null: all. */
    awsAccountId: uuid('aws_account_id'),
    /** null: all services. */
    service: text('service'),
    /** Percent of the amount, of what is spent and of what is foreseen. */
    actualPercents: integer('actual_percents').array().notNull().default(sql`'{}'`),
    forecastPercents: integer('forecast_percents').array().notNull().default(sql`'{}'`),
    /** As AWS last said, of AWS's. */
    awsActual: money('aws_actual'),
    awsForecast: money('aws_forecast'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('cost_budgets_name').on(t.orgId, t.name, t.id),
    check('cost_budgets_origin', sql`${t.origin} in ('cloudlens', 'aws')`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** That a budget's line was crossed in a month: said once. */
export const costBudgetAlerts = pgTable(
  'cost_budget_alerts',
  {
    orgId: orgId(),
    budgetId: uuid('budget_id').notNull(),
    /** The month's first day. */
    month: day('month').notNull(),
    kind: text('kind', { enum: ['actual', 'forecast'] }).notNull(),
    percent: integer('percent').notNull(),
    amount: money('amount').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.budgetId, t.month, t.kind, t.percent] }),
    foreignKey({ columns: [t.orgId, t.budgetId], foreignColumns: [costBudgets.orgId, costBudgets.id] }).onDelete('cascade'),
    check('cost_budget_alerts_kind', sql`${t.kind} in ('actual', 'forecast')`),
    tenantPolicy(),
    accountPartPolicy('cost_budget_alerts', 'budget_id', 'cost_budgets'),
  ],
);

/** Filters of the cost page under a name, for everybody in the organization. */
export const costViews = pgTable(
  'cost_views',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    /** The page's query string. */
    search: text('search').notNull(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('cost_views_name').on(t.orgId, t.name), tenantPolicy()],
);

/** What could be saved. Kept equal to what the last scan and the last refresh saw. */
export const costRecommendations = pgTable(
  'cost_recommendations',
  {
    orgId: orgId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    awsAccountId: uuid('aws_account_id').notNull(),
    origin: text('origin', { enum: ['inventory', 'compute-optimizer', 'cost-optimization-hub'] }).notNull(),
    kind: text('kind').notNull(),
    arn: text('arn').notNull(),
    resourceType: text('resource_type').notNull(),
    resourceName: text('resource_name').notNull(),
    region: text('region').notNull(),
    /** An estimate, a month. */
    saving: money('saving').notNull(),
    unit: text('unit').notNull(),
    effort: text('effort', { enum: ['low', 'medium', 'high'] }).notNull(),
    /** What it is now and what it should be, and how the amount was reckoned. */
    basis: text('basis').notNull(),
    needsRestart: boolean('needs_restart').notNull().default(false),
    canRollBack: boolean('can_roll_back').notNull().default(true),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('cost_recommendations_key').on(t.orgId, t.awsAccountId, t.origin, t.kind, t.arn),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('cost_recommendations_saving').on(t.orgId, t.saving.desc().nullsFirst(), t.id),
    check('cost_recommendations_origin', sql`${t.origin} in ('inventory', 'compute-optimizer', 'cost-optimization-hub')`),
    check('cost_recommendations_effort', sql`${t.effort} in ('low', 'medium', 'high')`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** What a resource costs a month by list price, where its inventory tells enough. An estimate. */
export const resourceCosts = pgTable(
  'resource_costs',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    arn: text('arn').notNull(),
    monthly: money('monthly').notNull(),
    unit: text('unit').notNull(),
    basis: text('basis').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.arn] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);
