import { NonRetriableError } from 'inngest';
import { finishWithin } from '@/inngest/timeouts';
import { costAfterScan } from '@/server/costs/fetch/after-scan';
import { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { regionsAtOnce, scanSteps } from '@/server/scans/execute/scan-steps';
import { keepUntilNextStep, type Lease } from '@/server/scans/lease';
import { failScan } from '@/server/scans/mutations';
import { ScanStopped } from '@/server/scans/stopped';
import { inngest } from '../../client';
import { scanCancelled, scanRequested } from '../../events';

type Step<T> = { stopped: false; value: T } | { stopped: true };

/**
 * One step of a scan. That the scan is no longer this run's is no failure: the run ends. A refusal with a sentence will not get
 * better by asking again. Anything else is tried again, and meanwhile nobody else need take the scan.
 */
export async function scanStep<T>(lease: Lease, work: () => Promise<T>): Promise<Step<T>> {
  try {
    const value = await work();
    // Done is done: one that has ended or been taken over tells so at the next step.
    await keepUntilNextStep(lease).catch(() => undefined);
    return { stopped: false, value };
  } catch (error) {
    if (error instanceof ScanStopped) return { stopped: true };
    if (error instanceof AppError && error.status < 500) throw new NonRetriableError(error.message, { cause: error });
    await keepUntilNextStep(lease).catch(() => undefined);
    throw error;
  }
}

/** One scan: plan, then every region side by side, then what needs the whole account, then the summing up. */
export const runScan = inngest.createFunction(
  {
    id: 'run-scan',
    triggers: [scanRequested],
    retries: 4,
    // How many scans run at once is decided by our own queue (server/scans/queue/), not by the engine.
    concurrency: [{ key: 'event.data.scanId', limit: regionsAtOnce }],
    cancelOn: [{ event: scanCancelled, match: 'data.scanId' }],
    ...finishWithin('12h'),
    onFailure: async ({ event, error }) => {
      const { orgId, scanId } = event.data.event.data;
      await failScan(asOrgId(orgId), scanId, error.message, event.data.run_id);
    },
  },
  async ({ event, step, runId }) => {
    const lease: Lease = { orgId: asOrgId(event.data.orgId), scanId: event.data.scanId, owner: runId };
    const plan = await step.run('plan', () => scanStep(lease, () => scanSteps.plan(lease)));
    if (plan.stopped) return { status: 'stopped' };
    // A region that fails for good leaves its units unfinished; judging turns them into 'unknown', so the scan goes on.
    const regions = await Promise.all(
      plan.value.regions.map((region) =>
        step.run(`region ${region}`, () => scanStep(lease, () => scanSteps.region(lease, region))).catch(() => null),
      ),
    );
    if (regions.some((region) => region?.stopped)) return { status: 'stopped' };
    const judged = await step.run('judge', () => scanStep(lease, () => scanSteps.judge(lease)));
    if (judged.stopped) return { status: 'stopped' };
    // Workloads are worked out from what is stored already: without it they stand as the scan before left them, and the scan ends well.
    const described = await step.run('workloads', () => scanStep(lease, () => scanSteps.workloads(lease))).catch(() => null);
    if (described?.stopped) return { status: 'stopped' };
    // Attack paths likewise.
    const found = await step.run('paths', () => scanStep(lease, () => scanSteps.paths(lease))).catch(() => null);
    if (found?.stopped) return { status: 'stopped' };
    const finished = await step.run('finish', () => scanStep(lease, () => scanSteps.finish(lease)));
    if (finished.stopped) return { status: 'stopped' };
    await step.run('cost', () => costAfterScan(lease.orgId, lease.scanId));
    return finished.value;
  },
);
