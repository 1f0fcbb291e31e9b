import { createForwarderOperation, listForwardersOperation } from '@/server/forwarding/api';
import { listForwarders } from '@/server/forwarding/data';
import { createForwarder } from '@/server/forwarding/mutations';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listForwardersOperation, async ({ actor }) => ({ forwarders: await listForwarders(actor) }));
export const POST = route(createForwarderOperation, async ({ actor, body }) => ({ forwarder: await createForwarder(actor, body) }));
