import { z } from 'zod';
import { defineOperation } from '../http/operation';
import { cursorField, instantSchema, limitField, listField, listOf } from '../http/schemas';
import { cloudLens } from './types';

const auditEntrySchema = z
  .object({
    id: z.string(),
    seq: z.int().meta({ description: '1, 2, 3, … per organization, without gaps' }),
    at: instantSchema,
    actorId: z.uuid().nullable().meta({ description: 'null: CloudLens itself' }),
    actor: z.string(),
    via: z.string(),
    action: z.string(),
    target: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).nullable(),
    requestId: z.string().nullable(),
    sealed: z.boolean().meta({ description: 'The chain holds it. Whether it was edited since, `npm run audit:verify` tells.' }),
  })
  .meta({ id: 'AuditEntry' });

/** The filters of `GET /api/audit` and of its export. */
const auditQuery = z.strictObject({
  actor: listField(z.union([z.uuid(), z.literal(cloudLens)])).meta({ description: 'Ids of users; `cloudlens`: CloudLens itself' }),
  action: listField(z.string().min(1).max(80)).meta({ description: 'As in `scan.start`' }),
  target: z.string().max(200).optional().meta({ description: 'Text that the target holds, in any case' }),
  from: instantSchema.optional(),
  to: instantSchema.optional().meta({ description: 'Up to, but not including' }),
});

export const listAudit = defineOperation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  summary: 'Who did what, newest first',
  description: 'Several values of a filter are alternatives, filters narrow each other. Lists may be repeated or separated by commas.',
  tags: ['Audit'],
  permission: 'audit:read',
  query: auditQuery.extend({ limit: limitField, cursor: cursorField }),
  response: listOf('entries', auditEntrySchema),
});

export const exportAudit = defineOperation({
  id: 'exportAudit',
  method: 'GET',
  path: '/api/audit/export',
  summary: 'Download the filtered audit log as CSV or JSON',
  description: 'All that match, newest first, streamed. In CSV, cells that a spreadsheet would run as a formula begin with an apostrophe.',
  tags: ['Audit'],
  permission: 'audit:read',
  limit: 'expensive',
  query: auditQuery.extend({ format: z.enum(['csv', 'json']).default('csv') }),
  response: z.array(auditEntrySchema),
  produces: ['text/csv', 'application/json'],
  envelope: false,
});
