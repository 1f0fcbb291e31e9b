import { route } from '@/server/http/route';
import { executeWorkflow } from '@/server/workflows/api';
import { startRun } from '@/server/workflows/runs/start-run';

export const POST = route(executeWorkflow, ({ actor, params, body }) =>
  startRun(actor, { ...body, workflowId: params.id, trigger: actor.via === 'session' ? 'user' : 'api' }),
);
