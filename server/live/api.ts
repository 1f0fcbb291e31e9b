import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';

export const liveEvents = defineOperation({
  id: 'liveEvents',
  method: 'GET',
  path: '/api/live',
  summary: 'Hear what changes, as server-sent events',
  description:
    'Each event names a channel (scan, findings, drift, account) and the id of what changed, never its content. `*` means: read everything anew. Last-Event-ID resumes.',
  tags: ['Live'],
  permission: 'findings:read',
  response: z.unknown(),
  produces: 'text/event-stream',
  envelope: false,
});
