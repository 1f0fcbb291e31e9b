import { queueNightlyScans } from '@/server/scans/schedule';
import { inngest } from '../../client';

/** 02:00 UTC: every connected account whose schedule is nightly. */
export const scheduleScans = inngest.createFunction({ id: 'schedule-scans', triggers: [{ cron: '0 2 * * *' }], retries: 3 }, ({ step }) =>
  step.run('queue', () => queueNightlyScans()),
);
