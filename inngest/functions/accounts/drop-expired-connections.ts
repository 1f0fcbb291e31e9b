import { dropExpiredConnections } from '@/server/accounts/connect/upkeep';
import { inngest } from '../../client';

/** Hourly: connections that nobody finished within a week go. */
export const dropExpired = inngest.createFunction(
  { id: 'drop-expired-connections', triggers: [{ cron: '40 * * * *' }], retries: 1 },
  ({ step }) => step.run('drop', () => dropExpiredConnections()),
);
