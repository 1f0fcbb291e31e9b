import { listForwardingRunsOperation } from '@/server/forwarding/api';
import { listForwardingRuns } from '@/server/forwarding/data';
import { pageBelow } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listForwardingRunsOperation, async ({ actor, params, query }) =>
  pageBelow(actor, 'runs', () => listForwardingRuns(actor, params.id), query),
);
