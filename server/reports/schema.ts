import { z } from 'zod';
import { findingFilterSchema } from '@/server/findings/schema';
import { attachments, frequencies } from './constants';

const name = z.string().trim().min(1).max(80);

/** What a report is about. */
export const reportSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dashboard'), dashboardId: z.uuid() }),
  z.strictObject({ kind: z.literal('findings'), filter: findingFilterSchema.default({}) }),
  z.strictObject({
    kind: z.literal('compliance'),
    framework: z.string().min(1).max(200).nullable().default(null).meta({ description: 'null: how all frameworks stand' }),
  }),
]);

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

export const scheduleSchema = z
  .strictObject({
    frequency: z.enum(frequencies),
    hour: z.int().min(0).max(23).meta({ description: 'On the clocks of the time zone' }),
    weekday: z.int().min(1).max(7).nullable().default(null).meta({ description: 'Of weekly ones: 1 is Monday' }),
    monthDay: z.int().min(1).max(28).nullable().default(null).meta({ description: 'Of monthly ones' }),
    timeZone: z.string().max(60).refine(isTimeZone, 'must be the name of a time zone, such as Europe/Berlin').default('UTC'),
  })
  .refine(({ frequency, weekday }) => (frequency === 'weekly') === (weekday !== null), {
    message: 'A weekly report needs a weekday, others have none.',
    path: ['weekday'],
  })
  .refine(({ frequency, monthDay }) => (frequency === 'monthly') === (monthDay !== null), {
    message: 'A monthly report needs a day of the month, others have none.',
    path: ['monthDay'],
  });

const fields = {
  name,
  source: reportSourceSchema,
  channelId: z.uuid().meta({ description: 'As `GET /api/reports/receivers` names it' }),
  attachment: z.enum(attachments).meta({ description: 'A file that goes along with letters; other receivers get a summary and a link' }),
  schedule: scheduleSchema,
};

export const newReportSchema = z.strictObject({ ...fields, attachment: fields.attachment.default('none') });
export const updateReportSchema = z.strictObject({
  name: name.optional(),
  source: reportSourceSchema.optional(),
  channelId: fields.channelId.optional(),
  attachment: fields.attachment.optional(),
  schedule: scheduleSchema.optional(),
  paused: z.boolean().optional().meta({ description: 'false: goes on from now, also after it was stopped' }),
});
export const previewReportSchema = z.strictObject({ source: reportSourceSchema });

export type ReportSource = z.output<typeof reportSourceSchema>;
export type Schedule = z.output<typeof scheduleSchema>;
export type NewReport = z.output<typeof newReportSchema>;
export type ReportChange = z.output<typeof updateReportSchema>;
