import { route } from '@/server/http/route';
import { listWorkflowVersions } from '@/server/workflows/api';
import { listVersions } from '@/server/workflows/data';

export const GET = route(listWorkflowVersions, async ({ actor, params }) => ({ versions: await listVersions(actor, params.id) }));
