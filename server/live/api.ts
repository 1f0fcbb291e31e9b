import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';

export const liveEvents = defineOperation({
  id: 'liveEvents',
  method: 'GET',
  path: '/api/live',
  summary: 'Hear what changes, as server-sent events',
  description:
    'Each event names a channel (scan, findings, drift, account) and the id of what changed, never its content. `*` means: read everything anew. Last-Event-ID resumes; `after` says the same where no event was heard yet.',
  tags: ['Live'],
  permission: 'findings:read',
  query: z.strictObject({
    after: z.string().max(64).optional().describe('Where the reader was last, as an event or a page of the console named it'),
  }),
  response: z.unknown(),
  produces: 'text/event-stream',
  envelope: false,
});
