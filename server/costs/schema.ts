import { z } from 'zod';
import { groupings } from './constants';
import { isDay } from './days';

/** What people and programs may send. Pure: pages use it too. */

export const daySchema = z.string().refine(isDay, 'must be a day of the calendar, such as 2026-11-26');
export const accountIdSchema = z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id');
const nameSchema = z.string().trim().min(1, 'must not be empty').max(100);
export const unitSchema = z.string().regex(/^[A-Z]{3}$/, 'must be a currency as AWS writes it, such as USD');
const textField = z.string().min(1).max(300);

export const amountSchema = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,4})?$/, 'must be an amount such as 1200 or 49.90')
  .refine((text) => /[1-9]/.test(text), 'must be more than 0');

const percents = z
  .array(z.int().min(1).max(1_000))
  .max(10)
  .transform((all) => [...new Set(all)].sort((a, b) => a - b));

export const budgetSchema = z.strictObject({
  name: nameSchema,
  amount: amountSchema,
  unit: unitSchema.default('USD'),
  accountId: accountIdSchema.optional(),
  service: textField.optional(),
  actualPercents: percents.default([80, 100]),
  forecastPercents: percents.default([100]),
});
export type BudgetInput = z.output<typeof budgetSchema>;

export const settingsSchema = z.strictObject({
  monthlyRequestCap: z.int().min(0).max(100_000),
  tagKeys: z
    .array(z.string().trim().min(1).max(128))
    .max(10, 'at most ten tags: each is one more paid request')
    .transform((all) => [...new Set(all)]),
  awsAnomalies: z.boolean(),
  schedule: z.enum(['daily', 'off']),
});
export type SettingsInput = z.output<typeof settingsSchema>;

export const feedbackSchema = z.strictObject({
  feedback: z.enum(['planned', 'real', 'false-alarm']).nullable(),
  note: z.string().trim().max(500).optional(),
});

/** The filters of the cost page's URL: what a saved view may hold. */
export const viewSearchSchema = z
  .string()
  .max(1_000)
  .regex(/^[\w\-.~%&=+:@/()* ]*$/, 'must be the query string of the cost page');

export const viewSchema = z.strictObject({ name: nameSchema, search: viewSearchSchema });

export const filterShape = {
  service: textField.optional(),
  accountId: accountIdSchema.optional(),
  region: textField.optional(),
  usageType: textField.optional(),
  recordType: textField.optional(),
  tagKey: z.string().min(1).max(128).optional(),
  tagValue: z.string().max(256).optional(),
  unit: unitSchema.optional(),
};

export const groupingSchema = z.enum(groupings);
