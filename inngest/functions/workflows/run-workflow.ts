import { finishWithin } from '@/inngest/timeouts';
import { asOrgId } from '@/server/ids';
import { runPhase } from '@/server/workflows/execute/run-phase';
import { verifyAfterRun } from '@/server/workflows/remedies/start-fix';
import { findSandbox } from '@/server/workflows/sandbox/find-sandbox';
import { inngest } from '../../client';
import { workflowRunRequested } from '../../events';

/** For ten minutes, while another scan of the account is under way. */
const looksAtMost = 60;

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
    ...finishWithin('2h'),
  },
  async ({ event, step, runId }) => {
    const orgId = asOrgId(event.data.orgId);
    const outcome = await step.run('phase', () => runPhase({ orgId, runId: event.data.runId, owner: runId }, findSandbox));
    if (!outcome.done || outcome.status !== 'succeeded') return outcome;
    for (let nth = 0; nth < looksAtMost; nth++) {
      const { isBusy } = await step.run(`verify-${nth}`, () => verifyAfterRun(orgId, event.data.runId));
      if (!isBusy) break;
      await step.sleep(`verify-wait-${nth}`, '10s');
    }
    return outcome;
  },
);
