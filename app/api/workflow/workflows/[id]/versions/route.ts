import { pageBelow } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { listWorkflowVersions } from '@/server/workflows/api';
import { listVersions } from '@/server/workflows/data';

export const GET = route(listWorkflowVersions, async ({ actor, params, query }) =>
  pageBelow(actor, 'versions', () => listVersions(actor, params.id), query),
);
