import type { Actor } from '@/server/identity/actor';
import { amountText } from '../money';
import type { BreakdownQuery } from './breakdown';
import { choose } from './choose';
import { withCosts } from './context';
import { guardFilter } from './guard';
import { dailySumsBy } from './read';
import { periodOf } from './summary';

/** Rows of a breakdown, day by day. Read before the answer begins, so that a refusal is one. */
export async function costRows(actor: Actor, query: BreakdownQuery) {
  const columns = ['day', query.by, 'amount', 'currency'];
  choose(query, query.by);
  const lines = await withCosts(actor, query.unit, async (context) => {
    const { sql, scope, reach, unit } = context;
    if (unit === null || !reach.lastDay) return [];
    await guardFilter(context, query);
    const { first, last } = periodOf(query, reach.lastDay);
    return (await dailySumsBy(sql, scope, { ...query, unit }, query.by, first, last)).map(({ day, key, amount }) => ({
      day,
      key,
      amount,
      unit,
    }));
  });
  async function* rows() {
    for (const { day, key, amount, unit } of lines) yield [day, key, { decimal: amountText(amount) }, unit];
  }
  return { columns, rows: rows() };
}
