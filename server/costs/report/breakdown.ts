import type { Actor } from '@/server/identity/actor';
import type { Grouping } from '../constants';
import { addDays, daysFrom, eachDay, earlier, monthStart } from '../days';
import { amountText, type Money, percentOf, sumOf, zero } from '../money';
import type { CostFilter } from './choose';
import { type CostContext, withCosts } from './context';
import { guardFilter } from './guard';
import { dailySumsBy, sumsBy } from './read';
import { partialFrom, periodOf } from './summary';
import { changePercent } from './trends';

export interface BreakdownQuery extends CostFilter {
  by: Grouping;
  days: number;
  from?: string | undefined;
  to?: string | undefined;
  granularity: 'DAILY' | 'MONTHLY';
}

/** Keys that a chart can tell apart; the rest is one. */
const drawn = 7;

export interface BreakdownRow {
  key: string;
  amount: string;
  percentage: number;
  /** The period before, equally long and likewise without days that still grow; null: not known in full. */
  previous: string | null;
  change: string | null;
  changePercent: number | null;
}

/** What the period cost along one dimension: as rows against the period before, and as a stacked course. */
export async function breakdownIn(context: CostContext, query: BreakdownQuery) {
  const { sql, scope, reach, unit } = context;
  if (unit === null || !reach.lastDay || !reach.completeThrough) return null;
  await guardFilter(context, query);
  const { first, last } = periodOf(query, reach.lastDay);
  const filter: CostFilter = { ...query, unit };
  const rows = await sumsBy(sql, scope, filter, query.by, first, last);
  const total = sumOf(rows.map(({ amount }) => amount));
  // Like with like: what still grows is in no comparison.
  const through = earlier(last, reach.completeThrough);
  const length = daysFrom(first, through);
  const before = { first: addDays(first, -length), last: addDays(first, -1) };
  const isComparable = length > 0 && reach.firstDay !== null && reach.firstDay <= before.first;
  const now = isComparable
    ? new Map((await sumsBy(sql, scope, filter, query.by, first, through)).map(({ key, amount }) => [key, amount]))
    : null;
  const then = isComparable
    ? new Map((await sumsBy(sql, scope, filter, query.by, before.first, before.last)).map(({ key, amount }) => [key, amount]))
    : null;
  const keys = [...new Set([...rows.map(({ key }) => key), ...(then?.keys() ?? [])])];
  const amounts = new Map(rows.map(({ key, amount }) => [key, amount]));
  const view = keys.map((key): BreakdownRow => {
    const amount = amounts.get(key) ?? zero;
    const previous = then ? (then.get(key) ?? zero) : null;
    const change = previous && (now?.get(key) ?? zero).minus(previous);
    return {
      key,
      amount: amountText(amount),
      percentage: percentOf(amount, total),
      previous: previous && amountText(previous),
      change: change && amountText(change),
      changePercent: previous && change && changePercent(change, previous),
    };
  });
  return {
    by: query.by,
    unit,
    startDate: first,
    endDate: last,
    partialFrom: partialFrom(context, last),
    comparedWith: isComparable ? { startDate: before.first, endDate: before.last, through } : null,
    totalAmount: amountText(total),
    rows: view,
    series: await seriesBy(
      context,
      filter,
      query,
      first,
      earlier(last, reach.lastDay),
      rows.slice(0, drawn).map(({ key }) => key),
    ),
  };
}
export type Breakdown = NonNullable<Awaited<ReturnType<typeof breakdownIn>>>;

async function seriesBy(
  { sql, scope, reach }: CostContext,
  filter: CostFilter,
  { by, granularity }: BreakdownQuery,
  first: string,
  last: string,
  keys: readonly string[],
) {
  const start = reach.firstDay !== null && reach.firstDay > first ? reach.firstDay : first;
  const dateOf = (day: string) => (granularity === 'MONTHLY' ? monthStart(day) : day);
  const dates = [...new Set(eachDay(start, last).map(dateOf))];
  const points = new Map(dates.map((date) => [date, new Map<string, Money>()]));
  for (const { day, key, amount } of await dailySumsBy(sql, scope, filter, by, start, last)) {
    const point = points.get(dateOf(day));
    const name = keys.includes(key) ? key : others;
    point?.set(name, (point.get(name) ?? zero).plus(amount));
  }
  const hasOthers = [...points.values()].some((point) => point.has(others));
  const all = hasOthers ? [...keys, others] : [...keys];
  return {
    keys: all,
    points: [...points].map(([date, point]) => ({ date, amounts: all.map((key) => amountText(point.get(key) ?? zero)) })),
  };
}

/** Stands for every key that is not drawn by itself; no key of AWS's is called so. */
export const others = '(others)';

export const costBreakdown = (actor: Actor, query: BreakdownQuery) =>
  withCosts(actor, query.unit, async (context) => ({
    state: context.reach.state,
    asOf: context.reach.asOf,
    breakdown: await breakdownIn(context, query),
  }));
