import { runForwarderOperation } from '@/server/forwarding/api';
import { runForwarder } from '@/server/forwarding/mutations';
import { route } from '@/server/http/route';

export const POST = route(runForwarderOperation, async ({ actor, params }) => ({ forwarder: await runForwarder(actor, params.id) }));
