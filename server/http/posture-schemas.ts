import { z } from 'zod';

/** Schemas of what several domains answer. Pure, for `api.ts` files. */

export const accountRefSchema = z
  .object({ id: z.uuid(), accountId: z.string(), name: z.string(), kind: z.enum(['role', 'keys', 'ambient', 'sample']) })
  .meta({ id: 'AccountRef' });

export const severitySchema = z.enum(['critical', 'high', 'medium', 'low']);

export const coverageProblemSchema = z
  .object({
    account: accountRefSchema,
    service: z.string(),
    operation: z.string().meta({ description: 'As in kms:ListKeys' }),
    actions: z.array(z.string()).meta({ description: 'IAM actions that would allow it' }),
    kind: z.enum(['denied', 'throttled', 'region-disabled', 'gone', 'expired', 'malformed', 'unreachable', 'failed', 'partial', 'cut']),
    code: z.string().nullable().meta({ description: 'AWS’s error code' }),
    regions: z.array(z.string()),
    checkIds: z.array(z.string()).meta({ description: 'Checks that are unknown there because of it' }),
  })
  .meta({ id: 'CoverageProblem' });
