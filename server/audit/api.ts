import { z } from 'zod';
import { defineOperation } from '../http/operation';
import { instantSchema, listOf, pageQuery } from '../http/schemas';

const auditEntrySchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    actorId: z.uuid().nullable().meta({ description: 'null: CloudLens itself' }),
    actor: z.string(),
    via: z.string(),
    action: z.string(),
    target: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

export const listAudit = defineOperation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  summary: 'Who did what, newest first',
  tags: ['Audit'],
  permission: 'audit:read',
  query: pageQuery.extend({
    actor: z.uuid().optional().meta({ description: "A user's id" }),
    action: z.string().min(1).max(80).optional().meta({ description: 'As in `scan.start`' }),
    from: instantSchema.optional(),
    to: instantSchema.optional().meta({ description: 'Up to, but not including' }),
  }),
  response: listOf('entries', auditEntrySchema),
});
