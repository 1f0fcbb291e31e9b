import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';

const sessionSchema = z
  .object({
    id: z.uuid(),
    device: z.string().meta({ description: 'What the browser or program says of itself' }),
    address: z.string().nullable().meta({ description: 'null where no trusted proxy tells it' }),
    startedAt: instantSchema,
    lastSeenAt: instantSchema.meta({ description: 'To within some minutes' }),
    expiresAt: instantSchema,
    current: z.boolean().meta({ description: 'The session that asks' }),
  })
  .meta({ id: 'Session' });

export const listSessions = defineOperation({
  id: 'listSessions',
  method: 'GET',
  path: '/api/sessions',
  summary: 'Where you are signed in',
  tags: ['Identity'],
  permission: 'signed-in',
  query: pageQuery,
  response: listOf('sessions', sessionSchema),
});

export const endOthers = defineOperation({
  id: 'endOtherSessions',
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Sign out everywhere else',
  tags: ['Identity'],
  permission: 'signed-in',
  response: z.object({ ended: z.int() }),
  errors: ['UNPROCESSABLE'],
  audit: 'session.end-others',
});

export const endSession = defineOperation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/sessions/{id}',
  summary: 'End one of your other sessions',
  tags: ['Identity'],
  permission: 'signed-in',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'session.end',
});

export const endMember = defineOperation({
  id: 'endMemberSessions',
  method: 'DELETE',
  path: '/api/admin/users/{id}/sessions',
  summary: 'End every session of a member',
  tags: ['Members'],
  permission: 'members:update',
  params: idParams,
  response: z.object({ ended: z.int() }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'session.end-all',
});

export const sessionEvents = defineOperation({
  id: 'sessionEvents',
  method: 'GET',
  path: '/api/session/events',
  summary: 'Hear when your session is about to end, as server-sent events',
  description:
    'Each event is `{ call_refresh, time_remaining_seconds }`: at once, every 15 s, and when 60 s are left; then `call_refresh` is true. Renew a cookie by POST /api/session/renew and tokens by POST /api/auth/refresh. 0 seconds: the session has ended. Listening keeps no session alive.',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: z.unknown(),
  produces: 'text/event-stream',
  envelope: false,
  errors: ['UNPROCESSABLE'],
});

export const renewSession = defineOperation({
  id: 'renewSession',
  method: 'POST',
  path: '/api/session/renew',
  summary: 'Move the end of your session on',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: z.object({ expiresAt: instantSchema, latestEnd: instantSchema.meta({ description: 'No renewal goes beyond it' }) }),
  errors: ['UNPROCESSABLE'],
  audit: 'session.renew',
});
