import { z } from 'zod';
import { limitedResources } from '@/drizzle/schema/operate';
import { defineOperation } from '@/server/http/operation';
import { setLimitSchema } from './schema';

const limit = z.object({ perHour: z.int(), used: z.int().meta({ description: 'In the last hour' }), isSet: z.boolean() });

const answer = z.object({
  limits: z.array(
    z
      .object({
        resource: z.enum(limitedResources),
        organization: limit,
        own: limit,
        people: z.array(z.object({ userId: z.uuid(), name: z.string(), perHour: z.int() })).meta({ description: 'Of others, for admins' }),
      })
      .meta({ id: 'ResourceLimit' }),
  ),
});

export const listLimits = defineOperation({
  id: 'listLimits',
  method: 'GET',
  path: '/api/limits',
  summary: 'How much you and the organization may begin in an hour, and how much was',
  tags: ['Organization'],
  permission: 'organization:read',
  response: answer,
});

export const setLimit = defineOperation({
  id: 'setLimit',
  method: 'PUT',
  path: '/api/limits',
  summary: 'Set how much may be begun in an hour, by the organization or by one person',
  description: 'Beyond a limit calls are answered by 429 with Retry-After. What schedules begin counts against nobody.',
  tags: ['Organization'],
  permission: 'organization:update',
  body: setLimitSchema,
  response: answer,
  errors: ['NOT_FOUND'],
  examples: { body: { resource: 'scans.start', perHour: 30 } },
  audit: 'limit.set',
});
