import { cleanUp } from '@/server/identity/clean-up';
import { cleanUpCron } from '@/server/identity/clean-up-schedule';
import { inngest } from '../../client';

// Read as the functions are made, which a build does too, where no other setting is there yet.
const seconds = Number(process.env.CLEANUP_INTERVAL_SECONDS) || 3600;

/** Every hour, unless CLEANUP_INTERVAL_SECONDS says otherwise: sessions, tokens, links and invitations that have expired. */
export const cleanUpIdentity = inngest.createFunction(
  { id: 'clean-up-identity', triggers: [{ cron: cleanUpCron(seconds) }], retries: 2 },
  ({ step }) => step.run('delete', () => cleanUp()),
);
