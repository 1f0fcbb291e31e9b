import { toAwsError } from '@/server/aws/classify';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { askQuery, whereToBegin } from './ask';
import { askAnomalies, askForecast } from './ask-forecast';
import { finishRefresh } from './finish';
import { keepRefresh, type RefreshLease, RefreshStopped } from './lease';
import { CapReached } from './meter';
import { planRefresh } from './plan';
import { type AskedFrom, publishRefresh } from './publish';
import { regionQuery } from './queries';
import { settleFigures } from './settle';

/** Runs one step: at once, or as a durable step of the engine. Results are small: days, names, flags. */
export type RunStep = <T>(id: string, work: () => Promise<T>) => Promise<T>;

type Step<T> = { stopped: false; value: T } | { stopped: true };

/** What cannot get better by asking again ends the refresh; anything else is thrown, for the engine to try the step once more. */
async function part<T>(lease: RefreshLease, now: () => Date, work: () => Promise<T>): Promise<Step<T>> {
  try {
    return { stopped: false, value: await work() };
  } catch (error) {
    if (error instanceof RefreshStopped) return { stopped: true };
    if (error instanceof CapReached) {
      await finishRefresh(lease, { status: 'capped', source: 'capped', error: error.message, now: now() });
      return { stopped: true };
    }
    if (error instanceof AppError && error.status < 500) {
      await finishRefresh(lease, { status: 'failed', source: 'failed', error: error.message, now: now() });
      return { stopped: true };
    }
    const { kind, code } = toAwsError(error, 'ce:GetCostAndUsage', 'us-east-1');
    if (kind === 'denied') {
      await finishRefresh(lease, {
        status: 'not-permitted',
        source: 'not-permitted',
        missingActions: ['ce:GetCostAndUsage'],
        error:
          'AWS does not let us ask Cost Explorer. Give the role the actions below; in a member account the payer must also allow members to see their cost, in the preferences of Billing.',
        now: now(),
      });
      return { stopped: true };
    }
    if (/DataUnavailable/.test(code)) {
      await finishRefresh(lease, {
        status: 'failed',
        source: 'failed',
        error:
          'Cost Explorer has no figures for this account yet: AWS prepares them within 24 hours after it was first opened in the console.',
        now: now(),
      });
      return { stopped: true };
    }
    await keepRefresh(lease).catch(() => undefined);
    throw error;
  }
}

/** Everything that one refresh does, in order. @returns how it ended, for the log */
export async function carryOutRefresh(lease: RefreshLease, run: RunStep, now: () => Date = () => new Date()): Promise<{ status: string }> {
  const step = <T>(id: string, work: () => Promise<T>) => run(id, () => part(lease, now, work));
  const planned = await step('plan', () => planRefresh(lease, now()));
  if (planned.stopped || planned.value === null) return { status: 'stopped' };
  const plan = planned.value;
  const { today } = plan;
  const regions = await step('ask region', async () => {
    await askQuery(lease, regionQuery.name, { first: plan.compareFrom, last: today }, today);
    return whereToBegin(lease, plan);
  });
  if (regions.stopped) return { status: 'stopped' };
  const asked: Record<string, string> = { [regionQuery.name]: plan.compareFrom };
  for (const { name, first } of plan.queries) {
    asked[name] = first ?? regions.value;
    const range = { first: asked[name], last: today };
    const done = await step(`ask ${name}`, () => askQuery(lease, name, range, today));
    if (done.stopped) return { status: 'stopped' };
  }
  const forecast = await step('ask forecast', () => askForecast(lease, today));
  if (forecast.stopped) return { status: 'stopped' };
  const odd = plan.awsAnomalies ? await step('ask anomalies', () => askAnomalies(lease, today)) : null;
  if (odd?.stopped) return { status: 'stopped' };
  const missing = [
    ...(forecast.value.problem === 'denied' ? ['ce:GetCostForecast'] : []),
    ...(odd?.value.problem === 'denied' ? ['ce:GetAnomalies'] : []),
  ];
  const forecastError = forecast.value.problem === 'denied' ? 'AWS does not let us ask for a forecast.' : forecast.value.problem;
  const published = await step('publish', async () => {
    await publishRefresh(lease, plan, asked satisfies AskedFrom, { forecastError, missingActions: missing }, now());
    return true;
  });
  if (published.stopped) return { status: 'stopped' };
  // The figures are there. What is made of them is made again with the next refresh, should it fail now.
  await run('settle', () =>
    settleFigures(lease, now()).catch((error: unknown) => {
      log.error({ err: error, refreshId: lease.refreshId }, 'what follows from new cost figures could not be worked out');
      return { anomalies: 0, alerts: 0 };
    }),
  );
  return { status: 'completed' };
}
