import { recheckDrift } from '@/server/drift/api';
import { recheckResource } from '@/server/drift/recheck';
import { route } from '@/server/http/route';

export const POST = route(recheckDrift, async ({ actor, params, body }) => ({
  resource: await recheckResource(actor, params.id, body.logicalId),
}));
