import { resendForgottenScans } from '@/server/scans/schedule';
import { inngest } from '../../client';

/** Every minute: scans that wait without anybody working on them get their event again. */
export const sweepScans = inngest.createFunction({ id: 'sweep-scans', triggers: [{ cron: '* * * * *' }], retries: 0 }, ({ step }) =>
  step.run('resend', () => resendForgottenScans()),
);
