import { createForwarderOperation, listForwardersOperation } from '@/server/forwarding/api';
import { listForwarders } from '@/server/forwarding/data';
import { createForwarder } from '@/server/forwarding/mutations';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listForwardersOperation, async ({ actor, query }) =>
  pageOf(actor, 'forwarders', await listForwarders(actor), query),
);
export const POST = route(createForwarderOperation, async ({ actor, body }) => ({ forwarder: await createForwarder(actor, body) }));
