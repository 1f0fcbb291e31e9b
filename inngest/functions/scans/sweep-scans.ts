import { superviseScans } from '@/server/scans/schedule';
import { inngest } from '../../client';

/** Every minute: takes scans from workers that are gone, and moves the queue on. The worker does the same more often, while it lives. */
export const sweepScans = inngest.createFunction({ id: 'sweep-scans', triggers: [{ cron: '* * * * *' }], retries: 0 }, ({ step }) =>
  step.run('supervise', () => superviseScans()),
);
