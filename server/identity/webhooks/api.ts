import { z } from 'zod';
import { defineOperation } from '../../http/operation';

const receivedSchema = z.object({ received: z.literal(true) });

export const clerkWebhook = defineOperation({
  id: 'receiveClerkWebhook',
  method: 'POST',
  path: '/webhooks/clerk',
  summary: "Take an event of Clerk's: users, organizations, memberships and sessions that changed",
  description:
    'For Clerk alone: signed by `svix-id`, `svix-timestamp` and `svix-signature`, at most five minutes old. A repeat has no effect. 400 for a wrong signature.',
  tags: ['Webhooks'],
  permission: 'public',
  body: z.looseObject({ type: z.string(), data: z.looseObject({}) }),
  signedBody: true,
  limit: 'none',
  response: receivedSchema,
  errors: ['UNPROCESSABLE', 'UNAVAILABLE'],
  examples: { body: { type: 'user.deleted', object: 'event', data: { id: 'user_2abc', object: 'user', deleted: true } } },
});

export const workosWebhook = defineOperation({
  id: 'receiveWorkosWebhook',
  method: 'POST',
  path: '/webhooks/workos/events',
  summary: "Take an event of WorkOS's: users, organizations, memberships and sessions that changed",
  description:
    'For WorkOS alone: signed by `workos-signature`, at most three minutes old. A repeat has no effect. 400 for a wrong signature.',
  tags: ['Webhooks'],
  permission: 'public',
  body: z.looseObject({ id: z.string(), event: z.string(), data: z.looseObject({}) }),
  signedBody: true,
  limit: 'none',
  response: receivedSchema,
  errors: ['UNPROCESSABLE', 'UNAVAILABLE'],
  examples: { body: { id: 'event_01', event: 'user.deleted', data: { id: 'user_01' }, created_at: '2026-11-20T10:00:00.000Z' } },
});
