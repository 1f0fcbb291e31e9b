import { z } from 'zod';
import { severitySchema } from '@/server/http/posture-schemas';
import { instantSchema } from '@/server/http/schemas';
import { exceptionCategoryNames } from './constants';

/** What the API answers about triage: pure, for `api.ts` files. */

const personSchema = z.object({ id: z.uuid(), name: z.string() });

export const exceptionSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(['waiting', 'accepted', 'declined', 'withdrawn', 'ended']),
    category: z.enum(exceptionCategoryNames),
    reason: z.string(),
    by: personSchema,
    at: instantSchema,
    expiresAt: instantSchema,
    decision: z
      .object({
        by: z.string(),
        at: instantSchema,
        note: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Exception' });

export const listedExceptionSchema = exceptionSchema.extend({
  findings: z.int().meta({ description: 'That are under it now' }),
  severity: severitySchema.nullable(),
  checks: z.array(z.string()),
});

export const commentSchema = z
  .object({
    id: z.uuid(),
    author: personSchema,
    body: z.string(),
    at: instantSchema,
    editedAt: instantSchema.nullable(),
    mine: z.boolean(),
  })
  .meta({ id: 'FindingComment' });

export const viewSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    search: z.string(),
    shared: z.boolean(),
    owner: personSchema,
    mine: z.boolean(),
  })
  .meta({ id: 'FindingView' });
