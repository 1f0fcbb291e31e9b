import { z } from 'zod';
import { findingFilterSchema } from '@/server/findings/schema';
import { instantSchema } from '@/server/http/schemas';
import { widgetSchema } from './schema';

/** What the API answers of dashboards. */

export const dashboardSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shared: z.boolean(),
    owner: z.object({ id: z.uuid(), name: z.string() }),
    editable: z.boolean().meta({ description: 'By whoever asks' }),
    revision: z.int(),
    widgets: z.array(widgetSchema),
    updatedAt: instantSchema,
  })
  .meta({ id: 'Dashboard' });

const unseen = z
  .object({
    problems: z.int().meta({ description: 'Calls that the newest scans got no full answer to' }),
    neverScanned: z.array(z.string()).meta({ description: 'Names of accounts that no scan has finished for' }),
    asOf: instantSchema.nullable().meta({ description: 'When the newest scan ended; null: none has' }),
  })
  .meta({ id: 'DashboardUnseen', description: 'What the figures cannot tell of' });

const severityCounts = z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() });
const date = z.string().meta({ description: 'A day, as in 2026-11-27' });
const score = z.number().nullable().meta({ description: '0 to 1; null: nothing was judged' });

const widgetDataSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), total: z.int(), isCapped: z.boolean().meta({ description: 'There are more' }), unseen }),
  z.object({
    kind: z.literal('trend'),
    points: z.array(z.object({ at: instantSchema, open: severityCounts, unknown: z.int().nullable(), opened: z.int(), resolved: z.int() })),
    mutedIncluded: z.boolean(),
    unseen,
  }),
  z.object({
    kind: z.literal('top'),
    groups: z.array(z.object({ key: z.string(), label: z.string(), count: z.int(), filters: findingFilterSchema })),
    unseen,
  }),
  z.object({
    kind: z.literal('compliance'),
    framework: z.object({ id: z.string(), name: z.string(), version: z.string() }),
    score,
    pass: z.int(),
    fail: z.int(),
    unknown: z.int(),
    trend: z.array(z.object({ at: instantSchema, score })),
    unseen,
  }),
  z.object({
    kind: z.literal('cost'),
    total: z.string().nullable().meta({ description: 'An exact decimal; null: nothing is known' }),
    unit: z.string().nullable(),
    startDate: date.nullable(),
    endDate: date.nullable(),
    partialFrom: date.nullable().meta({ description: 'The first day that may still grow' }),
    isPartial: z.boolean().meta({ description: 'Figures of some accounts are missing' }),
    rows: z.array(z.object({ key: z.string(), amount: z.string(), percentage: z.number() })),
  }),
  z.object({
    kind: z.literal('coverage'),
    asOf: instantSchema.nullable(),
    accounts: z.array(
      z.object({
        account: z.object({ id: z.uuid(), accountId: z.string(), name: z.string() }),
        lastScan: z.object({ id: z.uuid(), status: z.string(), finishedAt: instantSchema.nullable() }).nullable(),
        problems: z.int(),
      }),
    ),
  }),
]);

export const widgetResultSchema = z
  .object({
    key: z.string(),
    data: widgetDataSchema.nullable().meta({ description: 'null: it could not be read' }),
    error: z.string().nullable(),
  })
  .meta({ id: 'DashboardWidgetData' });
