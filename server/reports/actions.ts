'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { createReport, deleteReport, previewReport, sendReportNow, updateReport } from './mutations';
import { newReportSchema, previewReportSchema, updateReportSchema } from './schema';

const permission = 'findings:update';
const one = z.strictObject({ reportId: z.uuid() });

export const createReportAction = action({ permission, input: newReportSchema }, ({ actor, input }) => createReport(actor, input));

export const updateReportAction = action(
  { permission, input: updateReportSchema.extend({ reportId: z.uuid() }) },
  ({ actor, input: { reportId, ...change } }) => updateReport(actor, reportId, change),
);

export const deleteReportAction = action({ permission, input: one }, ({ actor, input }) => deleteReport(actor, input.reportId));

export const sendReportAction = action({ permission, input: one, limit: 'expensive' }, ({ actor, input }) =>
  sendReportNow(actor, input.reportId),
);

export const previewReportAction = action({ permission, input: previewReportSchema }, ({ actor, input }) =>
  previewReport(actor, input.source),
);
