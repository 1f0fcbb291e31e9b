import { z } from 'zod';
import { defineOperation } from '../http/operation';

const stateSchema = z.enum(['ok', 'failing']);

const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    uptimeSeconds: z.int(),
    checks: z.record(z.string(), stateSchema).meta({ description: '`database`, and `engine` where it is ours' }),
  })
  .meta({ id: 'Health' });

export const health = defineOperation({
  id: 'getHealth',
  method: 'GET',
  path: '/health',
  summary: 'Whether CloudLens and what it stands on work; 503 when degraded',
  tags: ['Operations'],
  permission: 'public',
  response: healthSchema,
  alsoAnswers: { 503: 'Degraded' },
  limit: 'none',
  envelope: false,
});

export const ready = defineOperation({
  id: 'getReady',
  method: 'GET',
  path: '/health/ready',
  summary: 'Whether requests can be served now; 503 when not',
  tags: ['Operations'],
  permission: 'public',
  response: z.object({ ready: z.boolean() }),
  alsoAnswers: { 503: 'Not ready' },
  limit: 'none',
  envelope: false,
});

export const config = defineOperation({
  id: 'getConfig',
  method: 'GET',
  path: '/api/config',
  summary: 'What this installation offers; nothing secret',
  tags: ['Operations'],
  permission: 'public',
  response: z.object({
    name: z.string(),
    version: z.string(),
    identity: z.object({ provider: z.enum(['local', 'clerk', 'workos']), signUp: z.boolean(), mfa: z.boolean() }),
    features: z.record(z.string(), z.boolean()),
    regions: z.array(z.string()),
    limits: z.object({
      requestsPerMinute: z.int(),
      readsPerMinute: z.int(),
      expensivePerMinute: z.int(),
      bodyBytes: z.int(),
      pageSize: z.int(),
    }),
  }),
});

export const openApi = defineOperation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description, as OpenAPI 3.1',
  tags: ['Operations'],
  permission: 'public',
  response: z.looseObject({ openapi: z.string() }),
  envelope: false,
});
