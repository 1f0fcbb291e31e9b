import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { listWorkflowVersions } from '@/server/workflows/api';
import { listVersions } from '@/server/workflows/data';

export const GET = route(listWorkflowVersions, async ({ actor, params, query }) =>
  pageOf(actor, 'versions', await listVersions(actor, params.id), query),
);
