import { NonRetriableError } from 'inngest';
import { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { ScanStopped } from '@/server/scans/execute/scan-context';
import { scanSteps } from '@/server/scans/execute/scan-steps';
import { failScan } from '@/server/scans/mutations';
import { inngest } from '../../client';
import { scanCancelled, scanRequested } from '../../events';

/** A stopped scan is no failure to retry; a refusal with a sentence will not get better by asking again. */
async function once<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScanStopped) throw new NonRetriableError(error.message, { cause: error });
    if (error instanceof AppError && error.status < 500) throw new NonRetriableError(error.message, { cause: error });
    throw error;
  }
}

/** One scan: plan, then every region side by side, then what needs the whole account, then the summing up. */
export const runScan = inngest.createFunction(
  {
    id: 'run-scan',
    triggers: [scanRequested],
    retries: 4,
    concurrency: [{ limit: 8 }, { key: 'event.data.orgId', limit: 4 }],
    cancelOn: [{ event: scanCancelled, match: 'data.scanId' }],
    timeouts: { finish: '12h' },
    onFailure: async ({ event, error }) => {
      const { orgId, scanId } = event.data.event.data;
      await failScan(asOrgId(orgId), scanId, error.message);
    },
  },
  async ({ event, step }) => {
    const { scanId } = event.data;
    const orgId = asOrgId(event.data.orgId);
    const { regions } = await step.run('plan', () => once(() => scanSteps.plan(orgId, scanId)));
    // A region that fails for good leaves its units unfinished; judging turns them into 'unknown', so the scan goes on.
    await Promise.all(
      regions.map((region) => step.run(`region ${region}`, () => once(() => scanSteps.region(orgId, scanId, region))).catch(() => null)),
    );
    await step.run('judge', () => once(() => scanSteps.judge(orgId, scanId)));
    return step.run('finish', () => once(() => scanSteps.finish(orgId, scanId)));
  },
);
