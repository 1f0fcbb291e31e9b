import { AppError } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { mostDays } from '../constants';
import { addDays, daysFrom, eachDay, earlier, monthStart } from '../days';
import { amountText, type Money, percentOf, sumOf, zero } from '../money';
import { type CostFilter, isNarrowed } from './choose';
import { type CostContext, withCosts } from './context';
import { guardFilter } from './guard';
import { dailySums, sumsBy } from './read';

export interface SummaryQuery extends CostFilter {
  days: number;
  from?: string | undefined;
  to?: string | undefined;
  granularity: 'DAILY' | 'MONTHLY';
}

/** The days asked about, both counted: `from` and `to`, or so many up to the day of the last refresh. */
export function periodOf({ from, to, days }: Pick<SummaryQuery, 'from' | 'to' | 'days'>, lastDay: string): { first: string; last: string } {
  const last = to ?? (from ? earlier(addDays(from, days - 1), lastDay) : lastDay);
  const first = from ?? addDays(last, -days + 1);
  if (first > last)
    throw new AppError(
      'BAD_REQUEST',
      `The period is empty: it would begin on ${first} and end on ${last}. Put the earlier day into 'from'.`,
    );
  if (daysFrom(first, last) > mostDays)
    throw new AppError(
      'BAD_REQUEST',
      `The period has ${daysFrom(first, last)} days; at most ${mostDays} are answered at once. Ask for a shorter one.`,
    );
  return { first, last };
}

/** `GET /api/cost/summary`. Never fetched is a state, and no 0. */
export function costSummary(actor: Actor, query: SummaryQuery) {
  return withCosts(actor, query.unit, async (context) => {
    const { sql, scope, reach, unit, otherUnits } = context;
    await guardFilter(context, query);
    const { first, last } = periodOf(query, reach.lastDay ?? new Date().toISOString().slice(0, 10));
    const head = { state: reach.state, startDate: first, endDate: last, granularity: query.granularity, asOf: reach.asOf, otherUnits };
    if (unit === null)
      return {
        ...head,
        totalAmount: null,
        unit: null,
        breakdown: [],
        dailyCosts: [],
        recordTypes: null,
        partialFrom: null,
        isWhole: false,
      };
    const filter = { ...query, unit };
    const days = await dailySums(sql, scope, filter, first, last);
    const services = await sumsBy(sql, scope, filter, 'service', first, last);
    const total = sumOf(days.values());
    return {
      ...head,
      totalAmount: amountText(total),
      unit,
      breakdown: services.map(({ key, amount }) => ({ service: key, amount: amountText(amount), percentage: percentOf(amount, total) })),
      dailyCosts: seriesOf(days, first, earlier(last, reach.lastDay ?? last), query.granularity, context),
      recordTypes: isNarrowed(filter) ? null : await recordTypesIn(context, first, last),
      partialFrom: partialFrom(context, last),
      isWhole: reach.firstDay !== null && reach.firstDay <= first,
    };
  });
}

/** The first day of the period that may still grow; null: none does. */
export function partialFrom({ reach }: CostContext, last: string): string | null {
  return reach.completeThrough !== null && last > reach.completeThrough ? addDays(reach.completeThrough, 1) : null;
}

function seriesOf(days: ReadonlyMap<string, Money>, first: string, last: string, granularity: 'DAILY' | 'MONTHLY', { reach }: CostContext) {
  const start = reach.firstDay !== null && reach.firstDay > first ? reach.firstDay : first;
  const each = eachDay(start, last);
  if (granularity === 'DAILY') return each.map((date) => ({ date, amount: amountText(days.get(date) ?? zero) }));
  const months = new Map<string, Money>();
  for (const day of each) months.set(monthStart(day), (months.get(monthStart(day)) ?? zero).plus(days.get(day) ?? zero));
  return [...months].map(([date, amount]) => ({ date, amount: amountText(amount) }));
}

/** Usage, taxes, credits and refunds apart: a credit hidden in a sum makes it look cheap. Only for who sees the whole bill. */
export async function recordTypesIn({ sql, scope, unit }: CostContext, first: string, last: string) {
  if (unit === null) return null;
  const sums = await sumsBy(sql, scope, { unit }, 'recordType', first, last);
  return sums.length === 0 ? null : sums.map(({ key, amount }) => ({ recordType: key, amount: amountText(amount) }));
}
