import { route } from '@/server/http/route';
import { restoreWorkflowVersion } from '@/server/workflows/api';
import { restoreVersion } from '@/server/workflows/mutations';

export const POST = route(restoreWorkflowVersion, async ({ actor, params, body }) => ({
  workflow: await restoreVersion(actor, params.id, body.version),
}));
