import { superviseRuns } from '@/server/workflows/runs/supervise';
import { inngest } from '../../client';

/** Every minute: loses runs whose workers are gone, starts schedules, wakes what waits. The worker does the same more often, while it lives. */
export const sweepRuns = inngest.createFunction({ id: 'sweep-workflow-runs', triggers: [{ cron: '* * * * *' }], retries: 0 }, ({ step }) =>
  step.run('supervise', () => superviseRuns()),
);
