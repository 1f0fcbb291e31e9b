import { z } from 'zod';
import { findingFilterSchema, findingId } from '@/server/findings/schema';
import { exceptionCategoryNames, viewPages } from './constants';

const days = z.int('must be a whole number of days').min(1, 'must be at least 1 day').max(3650, 'must be at most 3650 days');

export const triageSettingsSchema = z.strictObject({
  dueDays: z
    .strictObject({
      critical: days.nullable(),
      high: days.nullable(),
      medium: days.nullable(),
      low: days.nullable(),
    })
    .meta({
      description: 'Days from when a finding opened until it is due, by severity; null: no deadline',
    }),
  nearDays: z.int('must be a whole number of days').min(1, 'must be at least 1 day').max(90, 'must be at most 90 days').meta({
    description: 'For how many days before its deadline a finding counts as near it',
  }),
  exceptionsNeedApproval: z.boolean().meta({
    description: 'A second person has to approve what somebody wants accepted',
  }),
  exceptionMaxDays: days.meta({
    description: 'The longest that a risk may be accepted for',
  }),
});
export type TriageSettings = z.output<typeof triageSettingsSchema>;

export const defaultTriageSettings: TriageSettings = {
  dueDays: { critical: 7, high: 30, medium: 90, low: 180 },
  nearDays: 3,
  exceptionsNeedApproval: false,
  exceptionMaxDays: 365,
};

/** Some findings: by id, or all that a filter matches. */
export const targetFields = {
  ids: z.array(findingId).min(1).max(1000).optional(),
  filter: findingFilterSchema.optional(),
};
const eitherOr = (input: { ids?: unknown; filter?: unknown }) => (input.ids === undefined) !== (input.filter === undefined);
const eitherOrMessage = {
  message: 'Give either ids or a filter.',
  path: ['ids'],
};

export const assignSchema = z
  .strictObject({
    ...targetFields,
    assigneeId: z.uuid().nullable().meta({ description: 'A member of the organization; null: nobody' }),
  })
  .refine(eitherOr, eitherOrMessage);

export const exceptionSchema = z
  .strictObject({
    ...targetFields,
    filter: findingFilterSchema.omit({ status: true }).optional(),
    category: z.enum(exceptionCategoryNames),
    reason: z.string().trim().min(3, 'Say in a few words why.').max(500),
    expiresAt: z.iso.datetime(),
  })
  .refine(eitherOr, eitherOrMessage);

export const decisionSchema = z.strictObject({
  note: z.string().trim().max(500).optional(),
});

const body = z.string().trim().min(1, 'Write something first.').max(4000);
export const commentSchema = z.strictObject({ body });

const search = z
  .string()
  .max(4000)
  .regex(/^[^?#\s]*$/, 'must be a query string without a question mark')
  .meta({
    description: 'The page’s query string, such as `severity=critical&due=overdue`',
  });
const name = z.string().trim().min(1, 'Give it a name.').max(80);

export const newViewSchema = z.strictObject({
  name,
  search,
  shared: z.boolean().default(false),
  page: z.enum(viewPages).default('findings').meta({ description: 'The page whose filters they are' }),
});
export const updateViewSchema = z.strictObject({
  name: name.optional(),
  search: search.optional(),
  shared: z.boolean().optional(),
});

export type Target = {
  ids?: string[] | undefined;
  filter?: z.output<typeof findingFilterSchema> | undefined;
};
export type AssignInput = z.output<typeof assignSchema>;
export type ExceptionInput = z.output<typeof exceptionSchema>;
export type NewView = z.output<typeof newViewSchema>;
export type ViewChange = z.output<typeof updateViewSchema>;
