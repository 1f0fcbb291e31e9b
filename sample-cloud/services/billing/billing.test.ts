import { BudgetsClient, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import {
  CostExplorerClient,
  GetAnomaliesCommand,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  GetCostForecastCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from '@aws-sdk/client-cost-explorer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { money, sumOf } from '@/server/costs/money';
import { errorName, startDefaultCloud } from '../../test/default-cloud';

let started: Awaited<ReturnType<typeof startDefaultCloud>>;
let ce: CostExplorerClient;
beforeAll(async () => {
  started = await startDefaultCloud();
  ce = new CostExplorerClient(started.config('us-east-1'));
});
afterAll(() => started.cloud.close());

const by = (...keys: string[]) => keys.map((Key) => ({ Type: 'DIMENSION' as const, Key }));
const ask = (more: Partial<GetCostAndUsageCommandInput>) => ({
  TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
  Granularity: 'DAILY' as const,
  Metrics: ['UnblendedCost'],
  ...more,
});
async function totalOf(more: Partial<GetCostAndUsageCommandInput>): Promise<string> {
  const amounts: string[] = [];
  let NextPageToken: string | undefined;
  do {
    const answer = await ce.send(new GetCostAndUsageCommand({ ...ask(more), NextPageToken }));
    for (const { Groups = [], Total } of answer.ResultsByTime ?? []) {
      for (const { Metrics } of Groups) amounts.push(Metrics?.UnblendedCost?.Amount ?? 'none');
      if (Total?.UnblendedCost) amounts.push(Total.UnblendedCost.Amount ?? 'none');
    }
    NextPageToken = answer.NextPageToken;
  } while (NextPageToken);
  return sumOf(amounts.map(money)).toFixed();
}

describe('Cost Explorer of the sample cloud', () => {
  it('tells the same total along every grouping, by day and by month', async () => {
    const totals = await Promise.all([
      totalOf({}),
      totalOf({ Granularity: 'MONTHLY' }),
      totalOf({ GroupBy: by('LINKED_ACCOUNT', 'SERVICE') }),
      totalOf({ GroupBy: by('REGION', 'RECORD_TYPE') }),
      totalOf({ GroupBy: by('SERVICE', 'USAGE_TYPE') }),
      totalOf({ GroupBy: [...by('LINKED_ACCOUNT'), { Type: 'TAG', Key: 'Team' }] }),
    ]);
    expect(new Set(totals).size).toBe(1);
    expect(money(totals[0] ?? '0').greaterThan(5_000)).toBe(true);
  });

  it('has credits and a refund, and a day that is not over', async () => {
    const answer = await ce.send(new GetCostAndUsageCommand(ask({ Granularity: 'MONTHLY', GroupBy: by('RECORD_TYPE') })));
    const kinds = Object.fromEntries(
      (answer.ResultsByTime?.[0]?.Groups ?? []).map(({ Keys, Metrics }) => [Keys?.[0], Metrics?.UnblendedCost?.Amount]),
    );
    expect(Object.keys(kinds).sort()).toEqual(['Credit', 'Refund', 'Tax', 'Usage']);
    expect(kinds).toMatchObject({ Credit: '-250', Refund: '-84.2' });
    const late = await ce.send(new GetCostAndUsageCommand(ask({ TimePeriod: { Start: '2026-11-18', End: '2026-11-22' } })));
    const amounts = (late.ResultsByTime ?? []).map(({ Total }) => money(Total?.UnblendedCost?.Amount ?? '0'));
    expect(amounts[2]?.lessThan(amounts[1] ?? 0)).toBe(true);
    expect(amounts[3]?.isZero()).toBe(true);
    expect(late.ResultsByTime?.[0]?.Estimated).toBe(true);
  });

  it('is the same however often it is asked, pages for real, and shows a member its own', async () => {
    const year = { TimePeriod: { Start: '2025-10-01', End: '2026-11-21' }, GroupBy: by('SERVICE', 'USAGE_TYPE') };
    expect((await ce.send(new GetCostAndUsageCommand(ask(year)))).NextPageToken).toBeDefined();
    expect(await totalOf({})).toBe(await totalOf({}));
    const sandbox = new CostExplorerClient(started.config('us-east-1', 'sandbox'));
    const own = await sandbox.send(new GetCostAndUsageCommand(ask({ Granularity: 'MONTHLY', GroupBy: by('LINKED_ACCOUNT') })));
    expect(own.ResultsByTime?.[0]?.Groups?.map(({ Keys }) => Keys?.[0])).toEqual(['777788889999']);
  });

  it('refuses what AWS refuses', async () => {
    const wrong: Partial<GetCostAndUsageCommandInput>[] = [
      { TimePeriod: { Start: '2025-09-30', End: '2026-11-01' } },
      { TimePeriod: { Start: '2026-11-01', End: '2026-11-01' } },
      { GroupBy: by('SERVICE', 'REGION', 'USAGE_TYPE') },
      { GroupBy: by('NONSENSE') },
      { Metrics: [] },
    ];
    for (const more of wrong) expect(await errorName(ce.send(new GetCostAndUsageCommand(ask(more))))).toBe('ValidationException');
  });

  it('forecasts, lists tags and values, finds the spike, and knows budgets', async () => {
    const forecast = await ce.send(
      new GetCostForecastCommand({
        TimePeriod: { Start: '2026-11-21', End: '2026-12-01' },
        Metric: 'UNBLENDED_COST',
        Granularity: 'DAILY',
      }),
    );
    expect(forecast.ForecastResultsByTime).toHaveLength(10);
    const days = (forecast.ForecastResultsByTime ?? []).map(({ MeanValue }) => money(MeanValue ?? '0'));
    expect(sumOf(days).toFixed()).toBe(forecast.Total?.Amount);
    const past = {
      TimePeriod: { Start: '2026-11-01', End: '2026-12-01' },
      Metric: 'UNBLENDED_COST' as const,
      Granularity: 'DAILY' as const,
    };
    expect(await errorName(ce.send(new GetCostForecastCommand(past)))).toBe('ValidationException');
    const { TimePeriod } = ask({});
    expect((await ce.send(new GetTagsCommand({ TimePeriod }))).Tags).toContain('Team');
    expect((await ce.send(new GetTagsCommand({ TimePeriod, TagKey: 'Team' }))).Tags).toContain('payments');
    const regions = await ce.send(new GetDimensionValuesCommand({ TimePeriod, Dimension: 'REGION' }));
    expect(regions.DimensionValues?.map(({ Value }) => Value)).toContain('eu-central-1');
    const odd = await ce.send(new GetAnomaliesCommand({ DateInterval: { StartDate: '2026-10-01' } }));
    expect(odd.Anomalies?.[0]).toMatchObject({ DimensionValue: 'EC2 - Other', AnomalyStartDate: '2026-11-09T00:00:00Z' });
    const budgets = new BudgetsClient(started.config('us-east-1'));
    const { Budgets } = await budgets.send(new DescribeBudgetsCommand({ AccountId: '111122223333' }));
    expect(Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(['Lumen, everything', 'Sandbox']);
  });
});
