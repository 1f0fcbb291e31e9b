import { ApiError, defineService, type OperationContext, page } from '../../define-service';
import { asDecimal } from '../../worlds/bill/bill';
import { daysBetween, dimensionReader, type Filter, guardHistory, keyReader, refuse, summed } from './cost-query';

/** Groups a page of GetCostAndUsage holds. AWS does not say how many; ours are enough for a year to need several. */
const groupsAPage = 5_000;
const DAY = 86_400_000;

function billOf({ account }: OperationContext) {
  if (!account.bill) throw new ApiError('DataUnavailableException', 400, 'Data is not available for this account yet.');
  return account.bill;
}

const describedAs = (description: string | undefined): Record<string, string> => (description ? { description } : {});

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

function periodEnd(start: string, isMonthly: boolean, end: string): string {
  if (!isMonthly) return nextDay(start);
  const next = new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 1)).toISOString().slice(0, 10);
  return next < end ? next : end;
}

/** AWS Cost Explorer over the account's bill. */
export const costExplorer = defineService({
  name: 'ce',
  signingName: 'ce',
  schemas: () => import('@aws-sdk/client-cost-explorer'),
  operations: {
    GetCostAndUsage(input, context) {
      const bill = billOf(context);
      const { TimePeriod, Granularity, GroupBy = [], Metrics = [], Filter: filter, NextPageToken } = input;
      if (Granularity !== 'DAILY' && Granularity !== 'MONTHLY') throw refuse(`Granularity ${Granularity} is not valid here.`);
      if (Metrics.length === 0) throw refuse('At least one metric is needed.');
      if (GroupBy.length > 2) throw refuse('At most two groups.');
      const days = daysBetween(TimePeriod);
      const [first = ''] = days;
      const end = TimePeriod?.End ?? '';
      guardHistory(first, context.now);
      const isMonthly = Granularity === 'MONTHLY';
      const startOf = (day: string) => (isMonthly && `${day.slice(0, 7)}-01` >= first ? `${day.slice(0, 7)}-01` : isMonthly ? first : day);
      const readers = GroupBy.map(keyReader);
      const sums = summed(bill, days, context.now, startOf, (charge) => readers.map((read) => read(charge)), filter as Filter | undefined);
      const shown = page(sums, NextPageToken, bill.groupsAPage ?? groupsAPage);
      const metric = (amount: bigint) => ({
        ...(Metrics.includes('UnblendedCost') ? { UnblendedCost: { Amount: asDecimal(amount), Unit: bill.currency } } : {}),
        ...(Metrics.includes('UsageQuantity') ? { UsageQuantity: { Amount: '0', Unit: 'N/A' } } : {}),
      });
      const runningMonth = context.now.toISOString().slice(0, 7);
      const periods = [...new Set(GroupBy.length > 0 ? shown.items.map(({ period }) => period) : days.map(startOf))];
      return {
        GroupDefinitions: GroupBy,
        NextPageToken: shown.next,
        ResultsByTime: periods.map((period) => {
          const groups = shown.items.filter((each) => each.period === period);
          return {
            TimePeriod: { Start: period, End: periodEnd(period, isMonthly, end) },
            Estimated: period.slice(0, 7) >= runningMonth,
            ...(GroupBy.length > 0
              ? { Total: {}, Groups: groups.map(({ keys, amount }) => ({ Keys: [...keys], Metrics: metric(amount) })) }
              : { Total: metric(groups.reduce((sum, { amount }) => sum + amount, 0n)), Groups: [] }),
          };
        }),
        DimensionValueAttributes: GroupBy.some(({ Key }) => Key === 'LINKED_ACCOUNT')
          ? Object.entries(bill.accounts).map(([Value, description]) => ({ Value, Attributes: { description } }))
          : [],
      };
    },

    GetCostForecast(input, context) {
      const bill = billOf(context);
      const days = daysBetween(input.TimePeriod);
      const today = context.now.toISOString().slice(0, 10);
      if ((days[0] ?? '') < today) throw refuse('Start date is in the past; forecasts begin today or later.');
      const isMonthly = input.Granularity === 'MONTHLY';
      const means = new Map<string, bigint>();
      for (const day of days) {
        const period = isMonthly ? `${day.slice(0, 7)}-01` : day;
        means.set(period, (means.get(period) ?? 0n) + bill.expected(day));
      }
      const total = [...means.values()].reduce((sum, mean) => sum + mean, 0n);
      return {
        Total: { Amount: asDecimal(total), Unit: bill.currency },
        ForecastResultsByTime: [...means].map(([period, mean]) => ({
          TimePeriod: { Start: period, End: periodEnd(period, isMonthly, input.TimePeriod?.End ?? '') },
          MeanValue: asDecimal(mean),
          PredictionIntervalLowerBound: asDecimal((mean * 92n) / 100n),
          PredictionIntervalUpperBound: asDecimal((mean * 108n) / 100n),
        })),
      };
    },

    GetAnomalies(input, context) {
      const { StartDate = '', EndDate = '9999-12-31' } = input.DateInterval ?? {};
      const today = context.now.toISOString().slice(0, 10);
      const odd = billOf(context).oddities.filter(({ day, lastDay }) => lastDay >= StartDate && day <= EndDate && lastDay < today);
      const shown = page(odd, input.NextPageToken, input.MaxResults ?? 100);
      return {
        Anomalies: shown.items.map(({ day, lastDay, accountId, service, expected, actual }) => ({
          AnomalyId: `anomaly-${accountId}-${day}`,
          AnomalyStartDate: `${day}T00:00:00Z`,
          AnomalyEndDate: `${lastDay}T00:00:00Z`,
          DimensionValue: service,
          RootCauses: [{ Service: service, LinkedAccount: accountId, Region: 'eu-central-1', UsageType: 'EUC1-NatGateway-Bytes' }],
          AnomalyScore: { MaxScore: 0.92, CurrentScore: 0.84 },
          Impact: {
            MaxImpact: actual - expected,
            TotalImpact: actual - expected,
            TotalActualSpend: actual,
            TotalExpectedSpend: expected,
          },
          MonitorArn: `arn:${context.partition}:ce::${context.accountId}:anomalymonitor/services`,
        })),
        NextPageToken: shown.next,
      };
    },

    GetTags(input, context) {
      const charges = daysBetween(input.TimePeriod).flatMap((day) => billOf(context).charges(day, context.now));
      const { TagKey } = input;
      const found = TagKey ? charges.map(({ tags }) => tags[TagKey] ?? '') : charges.flatMap(({ tags }) => Object.keys(tags));
      const Tags = [...new Set(found)].sort();
      return { Tags, ReturnSize: Tags.length, TotalSize: Tags.length };
    },

    GetDimensionValues(input, context) {
      const read = dimensionReader(input.Dimension);
      const charges = daysBetween(input.TimePeriod).flatMap((day) => billOf(context).charges(day, context.now));
      const values = [...new Set(charges.map(read))].sort();
      const names = billOf(context).accounts;
      return {
        DimensionValues: values.map((Value) => ({ Value, Attributes: describedAs(names[Value]) })),
        ReturnSize: values.length,
        TotalSize: values.length,
      };
    },
  },
});
