import { finishWithin } from '@/inngest/timeouts';
import { carryOutRefresh, type RunStep } from '@/server/costs/fetch/carry-out';
import { finishRefresh } from '@/server/costs/fetch/finish';
import { asOrgId } from '@/server/ids';
import { inngest } from '../../client';
import { costRefreshRequested } from '../../events';

/** Asks Cost Explorer for one account: a step for each query, so that a failure repeats no page that was paid for. */
export const refreshCost = inngest.createFunction(
  {
    id: 'refresh-cost',
    triggers: [costRefreshRequested],
    retries: 4,
    concurrency: [{ limit: 2 }, { key: 'event.data.refreshId', limit: 1 }],
    ...finishWithin('2h'),
    onFailure: async ({ event }) => {
      const { orgId, refreshId, epoch } = event.data.event.data;
      await finishRefresh(
        { orgId: asOrgId(orgId), refreshId, epoch },
        {
          status: 'failed',
          source: 'failed',
          error: 'Cost Explorer did not answer, several times. What was fetched before stays; it is asked again in three hours.',
          now: new Date(),
        },
      );
    },
  },
  async ({ event, step }) => {
    const { orgId, refreshId, epoch } = event.data;
    const run: RunStep = (id, work) => step.run(id, work) as ReturnType<typeof work>;
    return carryOutRefresh({ orgId: asOrgId(orgId), refreshId, epoch }, run);
  },
);
