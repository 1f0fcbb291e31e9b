import { sweepDetections } from '@/server/drift/queue/sweep';
import { inngest } from '../../client';

/** Every minute: detections whose event or worker was lost go on, and stacks that wait are begun with. */
export const sweepDriftDetections = inngest.createFunction(
  {
    id: 'sweep-drift-detections',
    triggers: [{ cron: '* * * * *' }],
    retries: 0,
    concurrency: [{ limit: 1 }],
  },
  ({ step }) => step.run('sweep', () => sweepDetections()),
);
