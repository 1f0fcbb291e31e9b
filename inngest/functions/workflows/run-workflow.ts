import { asOrgId } from '@/server/ids';
import { runPhase } from '@/server/workflows/execute/run-phase';
import { findSandbox } from '@/server/workflows/sandbox/find-sandbox';
import { inngest } from '../../client';
import { workflowRunRequested } from '../../events';

/**
 * One phase of a run. The step is never tried again: a script must not run twice. Should its worker die, the sweeper says that the run
 * is lost; should only its answer get lost, the run's row tells how it ended.
 */
export const runWorkflow = inngest.createFunction(
  {
    id: 'run-workflow',
    triggers: [workflowRunRequested],
    retries: 0,
    concurrency: [{ key: 'event.data.runId', limit: 1 }],
    timeouts: { finish: '2h' },
  },
  ({ event, step, runId }) =>
    step.run('phase', () => runPhase({ orgId: asOrgId(event.data.orgId), runId: event.data.runId, owner: runId }, findSandbox)),
);
