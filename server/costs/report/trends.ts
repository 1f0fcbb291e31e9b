import type { Actor } from '@/server/identity/actor';
import { addDays, addMonths, daysFrom, earlier, later, monthEnd, monthStart } from '../days';
import { amountText, centsText, type Money, money, sumOf } from '../money';
import { type CostFilter, isNarrowed } from './choose';
import { type CostContext, withCosts } from './context';
import { type Estimate, estimateDays, methods, sumForecast } from './estimate';
import { guardFilter } from './guard';
import { dailySums } from './read';

export interface TrendQuery extends CostFilter {
  days: number;
  granularity: 'DAILY' | 'MONTHLY';
}

const periodText = (first: string, last: string): string => `${first} to ${last}`;

export const directionOf = (change: Money): 'increase' | 'decrease' | 'stable' =>
  change.isZero() ? 'stable' : change.isPositive() ? 'increase' : 'decrease';

/** In percent of what it was, two decimal places; null where that was nothing. A ratio, no money. */
export const changePercent = (change: Money, before: Money): number | null =>
  before.isZero() ? null : change.div(before.abs()).times(100).toDecimalPlaces(2).toNumber();

/**
 * `GET /api/cost/trends`: like with like. Both periods end with complete days and are equally long; with MONTHLY they are the last
 * full months before the running one, as many as `days` have.
 */
export function costTrends(actor: Actor, query: TrendQuery) {
  return withCosts(actor, query.unit, async (context) => {
    const { reach, unit } = context;
    await guardFilter(context, query);
    if (unit === null || reach.completeThrough === null)
      return { state: reach.state, asOf: reach.asOf, current: null, previous: null, trend: null, forecast: null };
    const filter = { ...query, unit };
    const { current, previous, next } = periodsFor(query, reach.completeThrough, reach.lastDay ?? reach.completeThrough);
    const now = await sumIn(context, filter, current);
    const before = await sumIn(context, filter, previous);
    const isComparable = reach.firstDay !== null && reach.firstDay <= previous.first;
    const change = now.minus(before);
    const estimate = await estimateFor(context, filter, next);
    return {
      state: reach.state,
      asOf: reach.asOf,
      current: { amount: amountText(now), unit, period: periodText(current.first, current.last) },
      previous: { amount: amountText(before), unit, period: periodText(previous.first, previous.last), isWhole: isComparable },
      trend: isComparable
        ? { changeAmount: amountText(change), changePercent: changePercent(change, before), direction: directionOf(change) }
        : null,
      forecast: estimate && {
        nextPeriodEstimate: centsText(estimate.amount),
        confidence: estimate.confidence,
        interval: { lower: centsText(estimate.lower), upper: centsText(estimate.upper), level: 80 },
        period: periodText(next.first, next.last),
        method: estimate.method,
        methodText: methods[estimate.method],
      },
    };
  });
}

interface Period {
  first: string;
  last: string;
}

export function periodsFor({ days, granularity }: Pick<TrendQuery, 'days' | 'granularity'>, completeThrough: string, today: string) {
  if (granularity === 'MONTHLY') {
    const months = Math.max(1, Math.round(days / 30));
    // A month whose last day still grows is not over.
    const running = monthStart(addDays(completeThrough, 1));
    const span = (from: number, to: number): Period => ({ first: addMonths(running, from), last: addDays(addMonths(running, to), -1) });
    return { current: span(-months, 0), previous: span(-2 * months, -months), next: span(0, months) };
  }
  const current = { first: addDays(completeThrough, -days + 1), last: completeThrough };
  const previous = { first: addDays(current.first, -days), last: addDays(current.first, -1) };
  return { current, previous, next: { first: today, last: addDays(today, days - 1) } };
}

const sumIn = async ({ sql, scope }: CostContext, filter: CostFilter, { first, last }: Period): Promise<Money> =>
  sumOf((await dailySums(sql, scope, filter, first, last)).values());

/** AWS's forecast where it has one for just this: the whole bill, every day of the period. Else the statistical way. */
export async function estimateFor(context: CostContext, filter: CostFilter, wanted: Period): Promise<Estimate | null> {
  const { sql, scope, reach } = context;
  if (!reach.firstDay || !reach.completeThrough) return null;
  if (!isNarrowed(filter)) {
    const own = await awsForecast(context, filter.unit ?? '');
    const sum = own && sumForecast(own, wanted);
    if (sum) return sum;
  }
  const first = addDays(reach.completeThrough, -62);
  const past = await dailySums(sql, scope, filter, first, reach.completeThrough);
  return estimateDays(past, { first: later(first, reach.firstDay), last: reach.completeThrough }, wanted);
}

async function awsForecast({ sql, scope, sources }: CostContext, unit: string) {
  if (scope.accountIds !== null) return null;
  const asked = sources.filter(({ status }) => status === 'fetched').length;
  if (asked === 0 || sources.some(({ status }) => status !== 'fetched' && status !== 'covered')) return null;
  const rows = await sql<{ day: string; mean: string; lower: string; upper: string; sources: number }[]>`
    select day::text as day, sum(mean)::text as mean, sum(lower)::text as lower, sum(upper)::text as upper, count(*)::int as sources
    from cost_forecasts where org_id = ${scope.orgId} and unit = ${unit} group by day`;
  return new Map(
    rows
      .filter(({ sources: count }) => count === asked)
      .map(({ day, mean, lower, upper }) => [day, { mean: money(mean), lower: money(lower), upper: money(upper) }]),
  );
}

/** How the running month stands, and how it is expected to end. */
export interface MonthView {
  month: string;
  unit: string;
  /** Everything up to the day of asking, partial days included. */
  toDate: string;
  /** The complete days of this month against the same days of the last; null: none is complete yet. */
  comparison: { through: string; amount: string; lastMonth: string; changeAmount: string; changePercent: number | null } | null;
  lastMonthTotal: string;
  projected: {
    amount: string;
    interval: { lower: string; upper: string; level: number };
    method: Estimate['method'];
    confidence: Estimate['confidence'];
  } | null;
}

export async function monthView(context: CostContext, filter: CostFilter): Promise<MonthView | null> {
  const { reach, unit } = context;
  if (unit === null || !reach.lastDay || !reach.completeThrough) return null;
  const today = reach.lastDay;
  const month = monthStart(today);
  const before = addMonths(month, -1);
  const narrowed = { ...filter, unit };
  const toDate = await sumIn(context, narrowed, { first: month, last: today });
  const lastMonth = await sumIn(context, narrowed, { first: before, last: addDays(month, -1) });
  const through = reach.completeThrough;
  let comparison: MonthView['comparison'] = null;
  if (through >= month && (reach.firstDay ?? month) <= before) {
    const amount = await sumIn(context, narrowed, { first: month, last: through });
    const days = daysFrom(month, through);
    const same = await sumIn(context, narrowed, { first: before, last: earlier(addDays(before, days - 1), addDays(month, -1)) });
    const change = amount.minus(same);
    comparison = {
      through,
      amount: amountText(amount),
      lastMonth: amountText(same),
      changeAmount: amountText(change),
      changePercent: changePercent(change, same),
    };
  }
  return {
    month: month.slice(0, 7),
    unit,
    toDate: amountText(toDate),
    comparison,
    lastMonthTotal: amountText(lastMonth),
    projected: await projectMonth(context, narrowed, today),
  };
}

/** What is there, and what is expected of the days that are not complete. */
export async function projectMonth(context: CostContext, filter: CostFilter, today: string) {
  const { reach } = context;
  const month = monthStart(today);
  const end = monthEnd(today);
  const isAws = await estimateFor(context, filter, { first: today, last: end });
  // AWS's forecast begins with today; the statistical one with the first day that is not complete.
  const from = isAws?.method === 'cost-explorer' ? today : addDays(reach.completeThrough ?? today, 1);
  const start = later(from, month);
  const estimate = isAws?.method === 'cost-explorer' ? isAws : await estimateFor(context, { ...filter }, { first: start, last: end });
  if (!estimate) return null;
  const spent = start > month ? await sumIn(context, filter, { first: month, last: addDays(start, -1) }) : money('0');
  // Where spending has risen lately, its usual days are less than what those not complete have cost already.
  const billed = await sumIn(context, filter, { first: month, last: end });
  const atLeastBilled = (expected: Money) => {
    const total = spent.plus(expected);
    return centsText(total.lessThan(billed) ? billed : total);
  };
  return {
    amount: atLeastBilled(estimate.amount),
    interval: { lower: atLeastBilled(estimate.lower), upper: atLeastBilled(estimate.upper), level: 80 },
    method: estimate.method,
    confidence: estimate.confidence,
  };
}
