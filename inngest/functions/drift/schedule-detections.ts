import { queueNightlyChecks } from '@/server/drift/queue/schedule';
import { inngest } from '../../client';

/** 03:30 UTC, after the nightly scans: the stacks of every account whose drift schedule is nightly. */
export const scheduleDetections = inngest.createFunction(
  {
    id: 'schedule-drift-detections',
    triggers: [{ cron: '30 3 * * *' }],
    retries: 3,
  },
  ({ step }) => step.run('queue', () => queueNightlyChecks()),
);
