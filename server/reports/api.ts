import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { channelKinds } from '@/server/notifications/constants';
import { attachments } from './constants';
import { newReportSchema, previewReportSchema, reportSourceSchema, scheduleSchema, updateReportSchema } from './schema';

const channelRef = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(channelKinds) });

const reportSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    owner: z.object({ id: z.uuid(), name: z.string() }).meta({ description: 'With whose rights it is read' }),
    source: reportSourceSchema,
    channel: channelRef,
    attachment: z.enum(attachments),
    schedule: scheduleSchema,
    status: z.enum(['active', 'paused', 'stopped']).meta({ description: 'stopped: it cannot be made any more; `lastError` says why' }),
    lastError: z.string().nullable(),
    dueAt: instantSchema.nullable(),
    lastMadeAt: instantSchema.nullable(),
    lastDelivery: z
      .object({ status: z.enum(['waiting', 'delivered', 'dead']), at: instantSchema, error: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'ScheduledReport' });

const contentSchema = z
  .object({
    headline: z.string(),
    lines: z.array(z.string()),
    tables: z.array(
      z.object({ title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())), note: z.string().nullable() }),
    ),
    path: z.string().meta({ description: 'Page that it leads to' }),
  })
  .meta({ id: 'ReportContent' });

const shared = { tags: ['Reports'], permission: 'findings:update' } as const;
const one = z.object({ report: reportSchema });
const exampleSource = { kind: 'findings', filter: { severity: ['critical', 'high'] } };

export const listReports = defineOperation({
  ...shared,
  id: 'listReports',
  method: 'GET',
  path: '/api/reports',
  summary: 'List your scheduled reports; admins get everybody’s',
  query: pageQuery,
  response: listOf('reports', reportSchema),
});

export const listReceivers = defineOperation({
  ...shared,
  id: 'listReportReceivers',
  method: 'GET',
  path: '/api/reports/receivers',
  summary: 'List the channels that reports can be sent to, by name',
  response: z.object({ receivers: z.array(channelRef.extend({ enabled: z.boolean() })) }),
});

export const createReport = defineOperation({
  ...shared,
  id: 'createReport',
  method: 'POST',
  path: '/api/reports',
  summary: 'Send a dashboard, findings or how frameworks stand to a channel again and again',
  description: 'It is read with your rights, as they are each time, and stops when you are no member any more.',
  body: newReportSchema,
  response: one,
  status: 201,
  errors: ['NOT_FOUND', 'CONFLICT'],
  examples: {
    body: {
      name: 'Monday morning',
      source: exampleSource,
      channelId: '0b9f3c1e-3f4b-4d2a-9c59-2f6f3a0e7d11',
      attachment: 'csv',
      schedule: { frequency: 'weekly', weekday: 1, hour: 8, timeZone: 'Europe/Berlin' },
    },
  },
  audit: 'report.create',
});

export const getReport = defineOperation({
  ...shared,
  id: 'getReport',
  method: 'GET',
  path: '/api/reports/{id}',
  summary: 'Read a scheduled report',
  params: idParams,
  response: one,
  errors: ['NOT_FOUND'],
});

export const updateReport = defineOperation({
  ...shared,
  id: 'updateReport',
  method: 'PATCH',
  path: '/api/reports/{id}',
  summary: 'Change or pause a scheduled report, or let it go on',
  params: idParams,
  body: updateReportSchema,
  response: one,
  errors: ['NOT_FOUND'],
  examples: { body: { paused: true, source: exampleSource } },
  audit: 'report.update',
});

export const deleteReport = defineOperation({
  ...shared,
  id: 'deleteReport',
  method: 'DELETE',
  path: '/api/reports/{id}',
  summary: 'Delete a scheduled report',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'report.delete',
});

export const previewReport = defineOperation({
  ...shared,
  id: 'previewReport',
  method: 'POST',
  path: '/api/reports/preview',
  summary: 'See what a report would say now',
  body: previewReportSchema,
  response: z.object({ content: contentSchema }),
  errors: ['NOT_FOUND'],
  examples: { body: { source: exampleSource } },
  audit: 'report.preview',
  auditIfChanged: true,
});

export const sendReport = defineOperation({
  ...shared,
  id: 'sendReport',
  method: 'POST',
  path: '/api/reports/{id}/send',
  summary: 'Make a report and send it now, beside its schedule, and tell what became of it',
  description: 'What the receiver did not take is tried again, as every message.',
  params: idParams,
  response: z.object({ ok: z.boolean(), status: z.int().nullable(), error: z.string().nullable() }),
  errors: ['NOT_FOUND', 'CONFLICT'],
  limit: 'expensive',
  audit: 'report.send',
});
