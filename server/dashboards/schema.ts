import { z } from 'zod';
import { findingFilterSchema } from '@/server/findings/schema';
import { costBy, periods, topBy, widgetsAtMost, widths } from './constants';

const name = z.string().trim().min(1).max(80);
const filter = findingFilterSchema
  .default({})
  .meta({ description: 'As `GET /api/findings` filters; `account` takes our ids of connections' });
const days = z.literal([...periods]).default(30);

/** How a finding stood earlier is known of what it is about, and not of who had it then. */
const trendFilter = findingFilterSchema
  .omit({ status: true, assignee: true, due: true, since: true, exception: true })
  .default({})
  .meta({ description: 'What findings are about; not their status, owner, deadline or exception, whose past is not kept' });

const shared = {
  key: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/, 'must be letters, digits and dashes')
    .meta({ description: 'Names the widget in its dashboard' }),
  title: z.string().trim().max(80).default('').meta({ description: 'Empty: one is made from what it shows' }),
  width: z
    .literal([...widths])
    .default(1)
    .meta({ description: 'Columns of three' }),
};

/** What stands on a dashboard. */
export const widgetSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('count'), ...shared, filter }),
    z.strictObject({ kind: z.literal('trend'), ...shared, filter: trendFilter, days }),
    z.strictObject({
      kind: z.literal('top'),
      ...shared,
      filter,
      by: z.enum(topBy).default('check'),
      limit: z.int().min(3).max(20).default(5),
    }),
    z.strictObject({
      kind: z.literal('compliance'),
      ...shared,
      framework: z.string().min(1).max(200).meta({ description: 'As `GET /api/compliance/frameworks` names it' }),
    }),
    z.strictObject({ kind: z.literal('cost'), ...shared, by: z.enum(costBy).default('service'), days }),
    z.strictObject({ kind: z.literal('coverage'), ...shared }),
  ])
  .meta({ id: 'DashboardWidget' });

const widgets = z
  .array(widgetSchema)
  .max(widgetsAtMost)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'Each widget needs a key of its own.');

const fields = {
  name,
  shared: z.boolean().meta({ description: 'true: everybody in the organization sees it, with what they may see in it' }),
  widgets: widgets.meta({ description: 'All of them, in the order in which they are shown' }),
};

export const newDashboardSchema = z.strictObject({ ...fields, shared: fields.shared.default(false), widgets: fields.widgets.default([]) });
export const updateDashboardSchema = z.strictObject({
  name: name.optional(),
  shared: fields.shared.optional(),
  widgets: fields.widgets.optional(),
  revision: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .optional()
    .meta({ description: 'The one that was read: refused when somebody has changed it since' }),
});

export type Widget = z.output<typeof widgetSchema>;
export type NewDashboard = z.output<typeof newDashboardSchema>;
export type DashboardChange = z.output<typeof updateDashboardSchema>;
