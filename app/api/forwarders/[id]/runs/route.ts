import { listForwardingRunsOperation } from '@/server/forwarding/api';
import { listForwardingRuns } from '@/server/forwarding/data';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listForwardingRunsOperation, async ({ actor, params }) => ({ runs: await listForwardingRuns(actor, params.id) }));
