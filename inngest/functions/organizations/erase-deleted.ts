import { eraseSome, organizationsToErase } from '@/server/identity/organizations/erase';
import { asOrgId } from '@/server/ids';
import { inngest } from '../../client';
import { organizationDeleted } from '../../events';

/** Steps for one organization in one run; what is left waits for the next. */
const partsAtMost = 200;

/** 04:30 UTC, and when one is deleted: erases the organizations whose time has come, whichever they are, in bounded parts. */
export const eraseDeleted = inngest.createFunction(
  { id: 'erase-deleted', triggers: [{ cron: '30 4 * * *' }, organizationDeleted], retries: 3, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const organizations = await step.run('find', () => organizationsToErase());
    for (const orgId of organizations) {
      // A damaged audit log, say, must not keep the others from being erased.
      await step
        .run(`erase ${orgId} 0`, () => eraseSome(asOrgId(orgId)))
        .then(async (done) => {
          for (let part = 1; !done && part < partsAtMost; part += 1)
            done = await step.run(`erase ${orgId} ${part}`, () => eraseSome(asOrgId(orgId)));
        })
        .catch(() => null);
    }
    return { organizations: organizations.length };
  },
);
