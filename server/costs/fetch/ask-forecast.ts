import { CostExplorerClient, type ForecastResult, GetAnomaliesCommand, GetCostForecastCommand } from '@aws-sdk/client-cost-explorer';
import { toAwsError } from '@/server/aws/classify';
import { listIn, present } from '@/server/collect/answers';
import { withOrg } from '@/server/db';
import { addDays, addMonths, later, monthEnd } from '../days';
import { money } from '../money';
import { holdRefresh, type RefreshLease } from './lease';
import { CapReached, paid } from './meter';
import { billingRegion } from './read-page';
import { accountOfRefresh, openCostSession } from './session';

export interface ForecastLine {
  day: string;
  mean: string;
  lower: string;
  upper: string;
  unit: string;
}

/** How sure AWS shall be that a day ends within its bounds, in percent. */
export const intervalLevel = 80;

/**
 * One paid request: what Cost Explorer expects of each day until the end of the month, and of the next thirty days at least.
 * That it has no forecast is no failure: it says so where the account is young.
 * @returns why there is none; null: there is one
 */
export async function askForecast(lease: RefreshLease, today: string): Promise<{ problem: string | null }> {
  const { orgId, refreshId } = lease;
  const session = openCostSession(await accountOfRefresh(lease), refreshId);
  const region = billingRegion(session.partition);
  const source = { operation: 'ce:GetCostForecast', region } as const;
  const last = later(monthEnd(today), addDays(today, 31));
  try {
    const answer = await paid({ orgId, refreshId, today }, () =>
      session.client(CostExplorerClient, region).send(
        new GetCostForecastCommand({
          TimePeriod: { Start: today, End: addDays(last, 1) },
          Granularity: 'DAILY',
          Metric: 'UNBLENDED_COST',
          PredictionIntervalLevel: intervalLevel,
        }),
      ),
    );
    const unit = present(source, answer.Total?.Unit);
    const exact = (text: string | undefined) => money(present(source, text)).toFixed();
    const lines = listIn(source, answer.ForecastResultsByTime).map((each: ForecastResult): ForecastLine => {
      const mean = exact(each.MeanValue);
      return {
        day: present(source, each.TimePeriod?.Start),
        mean,
        lower: each.PredictionIntervalLowerBound ? exact(each.PredictionIntervalLowerBound) : mean,
        upper: each.PredictionIntervalUpperBound ? exact(each.PredictionIntervalUpperBound) : mean,
        unit,
      };
    });
    await keep(lease, 'forecast', lines);
    return { problem: null };
  } catch (error) {
    if (error instanceof CapReached) return { problem: error.message };
    const { kind, code } = toAwsError(error, source.operation, region);
    if (kind === 'denied') return { problem: 'denied' };
    if (/DataUnavailable/.test(code)) return { problem: 'Cost Explorer says that it has too little history for a forecast.' };
    if (kind === 'throttled' || kind === 'unreachable') throw error;
    return { problem: `Cost Explorer gave no forecast (${code}).` };
  }
}

export interface AwsAnomalyLine {
  id: string;
  day: string;
  lastDay: string;
  accountId: string;
  service: string;
  expected: string;
  actual: string;
}

/** Paid, and only where the organization asks for it: what AWS's own monitors found in the last three months. */
export async function askAnomalies(lease: RefreshLease, today: string): Promise<{ problem: string | null }> {
  const { orgId, refreshId } = lease;
  const account = await accountOfRefresh(lease);
  const session = openCostSession(account, refreshId);
  const region = billingRegion(session.partition);
  const source = { operation: 'ce:GetAnomalies', region } as const;
  const client = session.client(CostExplorerClient, region);
  const lines: AwsAnomalyLine[] = [];
  try {
    let token: string | undefined;
    do {
      const sent = token;
      const answer = await paid({ orgId, refreshId, today }, () =>
        client.send(
          new GetAnomaliesCommand({
            DateInterval: { StartDate: addMonths(today, -3), EndDate: today },
            MaxResults: 100,
            NextPageToken: sent,
          }),
        ),
      );
      for (const each of listIn(source, answer.Anomalies)) {
        const [cause] = each.RootCauses ?? [];
        const day = (each.AnomalyStartDate ?? today).slice(0, 10);
        // AWS writes these as JSON numbers; they are texts from here on.
        const { TotalExpectedSpend = 0, TotalActualSpend = 0 } = present(source, each.Impact);
        lines.push({
          id: each.AnomalyId ?? '',
          day,
          lastDay: (each.AnomalyEndDate ?? day).slice(0, 10),
          accountId: cause?.LinkedAccount ?? account.accountId,
          service: cause?.Service ?? each.DimensionValue ?? 'unknown',
          expected: money(String(TotalExpectedSpend)).toFixed(),
          actual: money(String(TotalActualSpend)).toFixed(),
        });
      }
      token = answer.NextPageToken === sent ? undefined : answer.NextPageToken;
    } while (token);
    await keep(lease, 'anomalies', lines);
    return { problem: null };
  } catch (error) {
    if (error instanceof CapReached) return { problem: error.message };
    const { kind, code } = toAwsError(error, source.operation, region);
    if (kind === 'throttled' || kind === 'unreachable') throw error;
    return { problem: kind === 'denied' ? 'denied' : `Cost Explorer gave no anomalies (${code}).` };
  }
}

async function keep(lease: RefreshLease, query: string, lines: readonly unknown[]): Promise<void> {
  const { orgId, refreshId } = lease;
  await withOrg(orgId, async ({ sql }) => {
    await holdRefresh(sql, lease);
    await sql`
      insert into cost_pages (org_id, refresh_id, query, page, lines) values (${orgId}, ${refreshId}, ${query}, 0, ${JSON.stringify(lines)}::jsonb)
      on conflict do nothing`;
  });
}
