import { z } from 'zod';
import { refreshStatuses, refreshTriggers, sourceStatuses } from '@/drizzle/schema/costs';
import { defineOperation } from '@/server/http/operation';
import { cursorField, emptySchema, idParams, instantSchema, limitField, listOf, pageQuery } from '@/server/http/schemas';
import { mostDays } from './constants';
import { savingKinds } from './savings/reckon';
import { budgetSchema, daySchema, feedbackSchema, filterShape, groupingSchema, settingsSchema, viewSchema } from './schema';

const tags = ['Cost'];
const amount = z.string().meta({ description: 'Exact decimal' });
const states = z.enum(['never-fetched', 'fetched', 'partial', 'not-permitted', 'no-accounts']).meta({
  description: '`never-fetched`: nothing is known yet, which is not 0; `partial`: figures of some accounts are missing',
});
const daysField = z.coerce
  .number()
  .int()
  .min(1)
  .max(mostDays)
  .default(30)
  .meta({ description: 'How many days, up to the day of the last refresh' });
const granularity = z.enum(['DAILY', 'MONTHLY']).default('DAILY');
const filters = z.strictObject(filterShape);
const period = { days: daysField, from: daySchema.optional(), to: daySchema.optional(), granularity };

export const getCostSummary = defineOperation({
  id: 'getCostSummary',
  method: 'GET',
  path: '/api/cost/summary',
  summary: 'Read what a period cost, by service and by day or month',
  description:
    'Dates are inclusive. The period ends with the day of the last refresh, or is `from` to `to`. Amounts are unblended, credits and refunds included and told apart under `recordTypes`. One currency an answer; others are named. Days from `partialFrom` on still grow. Answered from our database: asking costs nothing.',
  tags,
  permission: 'costs:read',
  query: filters.extend(period),
  response: z.object({
    state: states,
    totalAmount: amount.nullable(),
    unit: z.string().nullable(),
    startDate: z.string(),
    endDate: z.string(),
    granularity: z.enum(['DAILY', 'MONTHLY']),
    breakdown: z.array(z.object({ service: z.string(), amount, percentage: z.number() })),
    dailyCosts: z.array(z.object({ date: z.string(), amount })),
    recordTypes: z.array(z.object({ recordType: z.string(), amount })).nullable(),
    asOf: instantSchema.nullable(),
    partialFrom: z.string().nullable(),
    isWhole: z.boolean().meta({ description: 'false: the period begins before the first day that is known' }),
    otherUnits: z.array(z.string()),
  }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});

const side = z.object({ amount, unit: z.string(), period: z.string() });

export const getCostTrends = defineOperation({
  id: 'getCostTrends',
  method: 'GET',
  path: '/api/cost/trends',
  summary: 'Compare a period with the one before, and foresee the next',
  description:
    'Both periods are equally long and hold complete days only: the last two days still grow and are left out. With MONTHLY they are full months. The forecast is Cost Explorer’s where it has one for what is asked, else a statistical one; `method` says which.',
  tags,
  permission: 'costs:read',
  query: filters.extend({ days: daysField.unwrap().max(200).default(30), granularity }),
  response: z.object({
    state: states,
    asOf: instantSchema.nullable(),
    current: side.nullable(),
    previous: side.extend({ isWhole: z.boolean() }).nullable(),
    trend: z
      .object({ changeAmount: amount, changePercent: z.number().nullable(), direction: z.enum(['increase', 'decrease', 'stable']) })
      .nullable(),
    forecast: z
      .object({
        nextPeriodEstimate: amount,
        confidence: z.enum(['high', 'medium', 'low']),
        interval: z.object({ lower: amount, upper: amount, level: z.int() }),
        period: z.string(),
        method: z.enum(['cost-explorer', 'weekday-median']),
        methodText: z.string(),
      })
      .nullable(),
  }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});

export const getCostBreakdown = defineOperation({
  id: 'getCostBreakdown',
  method: 'GET',
  path: '/api/cost/breakdown',
  summary: 'Break a period down along one dimension, against the period before',
  description: 'Cost Explorer tells two dimensions a request, so not every filter goes with every dimension; the refusal says which do.',
  tags,
  permission: 'costs:read',
  query: filters.extend({ ...period, by: groupingSchema.default('service') }),
  response: z.object({
    state: states,
    asOf: instantSchema.nullable(),
    breakdown: z
      .object({
        by: groupingSchema,
        unit: z.string(),
        startDate: z.string(),
        endDate: z.string(),
        partialFrom: z.string().nullable(),
        comparedWith: z.object({ startDate: z.string(), endDate: z.string(), through: z.string() }).nullable(),
        totalAmount: amount,
        rows: z.array(
          z.object({
            key: z.string(),
            amount,
            percentage: z.number(),
            previous: amount.nullable(),
            change: amount.nullable(),
            changePercent: z.number().nullable(),
          }),
        ),
        series: z.object({ keys: z.array(z.string()), points: z.array(z.object({ date: z.string(), amounts: z.array(amount) })) }),
      })
      .nullable(),
  }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});

export const exportCosts = defineOperation({
  id: 'exportCosts',
  method: 'GET',
  path: '/api/cost/export',
  summary: 'Download a breakdown by day as CSV',
  description: 'Cells that a spreadsheet would run as a formula begin with an apostrophe; negative amounts stay numbers.',
  tags,
  permission: 'costs:read',
  limit: 'expensive',
  query: filters.extend({ ...period, by: groupingSchema.default('service') }),
  response: z.unknown(),
  produces: 'text/csv',
  envelope: false,
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});

const refreshSchema = z.object({
  id: z.uuid(),
  awsAccountId: z.uuid(),
  status: z.enum(refreshStatuses),
  trigger: z.enum(refreshTriggers),
  requests: z.int(),
  price: amount.meta({ description: 'US dollars' }),
  queuedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  error: z.string().nullable(),
});
const spentSchema = z.object({ month: z.string(), requests: z.int(), price: amount, unit: z.literal('USD') });

export const listCostSources = defineOperation({
  id: 'listCostSources',
  method: 'GET',
  path: '/api/cost/sources',
  summary: 'List for which accounts Cost Explorer is asked, how that stands, and what it costs',
  tags,
  permission: 'costs:read',
  response: z.object({
    sources: z.array(
      z.object({
        awsAccountId: z.uuid(),
        accountId: z.string(),
        name: z.string(),
        status: z.enum(sourceStatuses),
        coveredBy: z.object({ awsAccountId: z.uuid(), accountId: z.string(), name: z.string() }).nullable(),
        fetchedAt: instantSchema.nullable(),
        firstDay: z.string().nullable(),
        lastDay: z.string().nullable(),
        missingActions: z.array(z.string()),
        error: z.string().nullable(),
        forecastError: z.string().nullable(),
        dueAt: instantSchema.nullable(),
        lastRefresh: refreshSchema.nullable(),
      }),
    ),
    spent: spentSchema,
    nextRefresh: z.object({ requests: z.int(), price: amount }).meta({ description: 'Of one account, if each answer has one page' }),
  }),
});

export const refreshCosts = defineOperation({
  id: 'refreshCosts',
  method: 'POST',
  path: '/api/cost/refresh',
  summary: 'Ask Cost Explorer for an account, which AWS bills',
  description:
    'Each request and each page costs 0.01 US dollars; `GET /api/cost/sources` tells how many there will be. Joins a refresh that is under way. Refused beyond three a day, when AWS has nothing newer, and at the month’s limit.',
  tags,
  permission: 'costs:create',
  limit: 'expensive',
  body: z.strictObject({ awsAccountId: z.uuid() }),
  status: 202,
  response: z.object({ refreshId: z.uuid(), isNew: z.boolean() }),
  errors: ['NOT_FOUND', 'NOT_CONNECTED', 'UNPROCESSABLE'],
  audit: 'costs.refresh',
  idempotent: true,
  examples: { body: { awsAccountId: '7b1f6a52-6f0e-4c1e-9d3c-0f7c8f1b2a3d' } },
});

export const getCostSettings = defineOperation({
  id: 'getCostSettings',
  method: 'GET',
  path: '/api/cost/settings',
  summary: 'Read how much may be asked and paid',
  tags,
  permission: 'costs:read',
  response: z.object({ settings: settingsSchema, spent: spentSchema }),
});

export const putCostSettings = defineOperation({
  id: 'putCostSettings',
  method: 'PUT',
  path: '/api/cost/settings',
  summary: 'Choose how much may be asked and paid',
  description: 'Each tag key and AWS’s anomalies are one more paid request an account and day.',
  tags,
  permission: 'organization:update',
  body: settingsSchema,
  response: z.object({ settings: settingsSchema }),
  audit: 'costs.settings',
  examples: { body: { monthlyRequestCap: 500, tagKeys: ['Team'], awsAnomalies: false, schedule: 'daily' } },
});

const budgetView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    origin: z.enum(['cloudlens', 'aws']),
    amount,
    unit: z.string(),
    period: z.string(),
    account: z.object({ id: z.uuid(), accountId: z.string(), name: z.string() }).nullable(),
    service: z.string().nullable(),
    actualPercents: z.array(z.int()),
    forecastPercents: z.array(z.int()),
    actual: amount.nullable(),
    forecast: amount.nullable(),
    usedPercent: z.number().nullable(),
    state: z.enum(['within', 'forecast-over', 'over', 'unknown']),
  })
  .meta({ id: 'Budget' });

const page = z.strictObject({ limit: limitField, cursor: cursorField });

export const listBudgets = defineOperation({
  id: 'listBudgets',
  method: 'GET',
  path: '/api/budgets',
  summary: 'List budgets, ours and those of AWS Budgets, with how they stand',
  tags,
  permission: 'costs:read',
  query: page,
  response: listOf('budgets', budgetView),
});

export const createBudget = defineOperation({
  id: 'createBudget',
  method: 'POST',
  path: '/api/budgets',
  summary: 'Set up a monthly budget with alerts',
  description: 'An alert is told once a month for each line that what is spent, or what is foreseen, crosses.',
  tags,
  permission: 'costs:create',
  body: budgetSchema,
  status: 201,
  response: z.object({ id: z.uuid() }),
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'budgets.create',
  idempotent: true,
  examples: { body: { name: 'Everything', amount: '1200', unit: 'USD' } },
});

export const updateBudget = defineOperation({
  id: 'updateBudget',
  method: 'PUT',
  path: '/api/budgets/{id}',
  summary: 'Change a budget of ours',
  description: 'All values are replaced. With another amount, account or service its lines are told of anew.',
  tags,
  permission: 'costs:update',
  params: idParams,
  body: budgetSchema,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'budgets.update',
  examples: { body: { name: 'Everything', amount: '1500', unit: 'USD' } },
});

export const deleteBudget = defineOperation({
  id: 'deleteBudget',
  method: 'DELETE',
  path: '/api/budgets/{id}',
  summary: 'Delete a budget of ours',
  tags,
  permission: 'costs:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'budgets.delete',
});

export const listCostAnomalies = defineOperation({
  id: 'listCostAnomalies',
  method: 'GET',
  path: '/api/cost/anomalies',
  summary: 'List days on which a service cost much more than its own past lets expect',
  tags,
  permission: 'costs:read',
  query: page,
  response: listOf(
    'anomalies',
    z.object({
      id: z.uuid(),
      origin: z.enum(['cloudlens', 'aws']),
      accountId: z.string(),
      accountName: z.string().nullable(),
      service: z.string(),
      firstDay: z.string(),
      lastDay: z.string(),
      expected: amount,
      actual: amount,
      impact: amount,
      unit: z.string(),
      score: z.string().nullable(),
      feedback: z.enum(['planned', 'real', 'false-alarm']).nullable(),
      feedbackNote: z.string().nullable(),
      alsoByAws: z.boolean().meta({ description: 'AWS found the same, on days that overlap; it is listed once' }),
    }),
  ),
});

export const giveAnomalyFeedback = defineOperation({
  id: 'giveAnomalyFeedback',
  method: 'POST',
  path: '/api/cost/anomalies/{id}/feedback',
  summary: 'Say whether an anomaly was planned, real or a false alarm; null takes it back',
  tags,
  permission: 'costs:update',
  params: idParams,
  body: feedbackSchema,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'costs.feedback',
  examples: { body: { feedback: 'planned', note: 'Load test before the sale' } },
});

export const listRecommendations = defineOperation({
  id: 'listRecommendations',
  method: 'GET',
  path: '/api/cost/recommendations',
  summary: 'List what could be saved, the largest amount first',
  description:
    'Estimates a month: of the inventory by dated list prices, or AWS’s own. Where several recommend something for one resource, `monthlySaving` counts the largest only.',
  tags,
  permission: 'costs:read',
  query: page,
  response: listOf(
    'recommendations',
    z.object({
      id: z.string(),
      origin: z.enum(['inventory', 'compute-optimizer', 'cost-optimization-hub']),
      kind: z.enum(savingKinds),
      arn: z.string(),
      resourceType: z.string(),
      resourceName: z.string(),
      region: z.string(),
      account: z.object({ id: z.uuid(), accountId: z.string(), name: z.string() }),
      saving: amount,
      unit: z.string(),
      effort: z.enum(['low', 'medium', 'high']),
      basis: z.string(),
      needsRestart: z.boolean(),
      canRollBack: z.boolean(),
      finding: z.object({ id: z.string(), checkId: z.string() }).nullable(),
    }),
  ).extend({ monthlySaving: amount, unit: z.literal('USD'), prices: z.object({ asOf: z.string(), source: z.string() }) }),
});

const costView = z.object({ id: z.uuid(), name: z.string(), search: z.string() });

export const listCostViews = defineOperation({
  id: 'listCostViews',
  method: 'GET',
  path: '/api/cost/views',
  summary: 'List saved views of the cost page',
  tags,
  permission: 'costs:read',
  query: pageQuery,
  response: listOf('views', costView),
});

export const saveCostView = defineOperation({
  id: 'saveCostView',
  method: 'POST',
  path: '/api/cost/views',
  summary: 'Save filters of the cost page under a name, for everybody in the organization',
  tags,
  permission: 'costs:create',
  body: viewSchema,
  status: 201,
  response: z.object({ view: costView }),
  errors: ['CONFLICT'],
  audit: 'costs.save-view',
  idempotent: true,
  examples: { body: { name: 'By team, a quarter', search: 'by=tag&tagKey=Team&days=90' } },
});

export const deleteCostView = defineOperation({
  id: 'deleteCostView',
  method: 'DELETE',
  path: '/api/cost/views/{id}',
  summary: 'Delete a saved view',
  tags,
  permission: 'costs:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'costs.delete-view',
});
