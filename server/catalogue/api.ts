import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { severitySchema } from '@/server/http/posture-schemas';
import { cursorField, limitField, listField, listOf } from '@/server/http/schemas';

const checkSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    service: z.string(),
    severity: severitySchema,
    resourceType: z.string(),
    requirements: z.record(z.string(), z.array(z.string())),
    counts: z.object({ open: z.int(), muted: z.int(), pass: z.int(), unknown: z.int() }),
  })
  .meta({ id: 'Check' });

export const listChecks = defineOperation({
  id: 'listChecks',
  method: 'GET',
  path: '/api/checks',
  summary: 'List the checks of the catalogue with how each stands',
  tags: ['Checks'],
  permission: 'checks:read',
  query: z.strictObject({
    limit: limitField,
    cursor: cursorField,
    service: listField(z.string().max(40)),
    severity: listField(severitySchema),
    q: z.string().max(200).optional(),
  }),
  response: listOf('checks', checkSchema),
});

export const getCheck = defineOperation({
  id: 'getCheck',
  method: 'GET',
  path: '/api/checks/{service}/{name}',
  summary: 'Read one check: what it needs, why it matters, how to mend it',
  tags: ['Checks'],
  permission: 'checks:read',
  params: z.strictObject({ service: z.string().max(40), name: z.string().max(100) }),
  response: z.object({
    check: checkSchema
      .extend({
        why: z.string(),
        remedy: z.object({
          text: z.string(),
          console: z.string().optional(),
          cli: z.string().optional(),
          terraform: z.string().optional(),
          cloudformation: z.string().optional(),
        }),
        needs: z.array(z.object({ operation: z.string(), actions: z.array(z.string()) })),
        reads: z.array(z.object({ type: z.string(), scope: z.enum(['region', 'account']) })),
        parameters: z.record(
          z.string(),
          z.object({ default: z.number(), min: z.number(), max: z.number(), description: z.string(), source: z.string() }),
        ),
        aliases: z.object({ prowler: z.array(z.string()), securityHub: z.array(z.string()) }),
      })
      .meta({ id: 'CheckDetail' }),
  }),
  errors: ['NOT_FOUND'],
});
