import { listForwardingRunsOperation } from '@/server/forwarding/api';
import { listForwardingRuns } from '@/server/forwarding/data';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listForwardingRunsOperation, async ({ actor, params, query }) =>
  pageOf(actor, 'runs', await listForwardingRuns(actor, params.id), query),
);
