import { type Actor, can } from '@/server/identity/actor';
import { addDays } from '../days';
import { readAnomalies } from '../detect/data';
import { readRecommendations } from '../savings/data';
import { withCosts } from './context';
import { type MonthView, monthView } from './trends';

/** The bill in four figures, for the first page. */
export interface CostGlance {
  month: MonthView;
  /** Of the last month, that nobody has called planned or false. */
  anomalies: number;
  /** What could be saved a month, and in how many places. */
  savings: { amount: string; places: number };
  /** Figures of some accounts are missing. */
  isPartial: boolean;
}

/** null: nothing is known yet, or it is none of the caller's business. */
export async function costGlance(actor: Actor): Promise<CostGlance | null> {
  if (!can(actor, 'costs:read')) return null;
  return withCosts(actor, undefined, async (context) => {
    const { reach } = context;
    const month = await monthView(context, {});
    if (!month || !reach.lastDay) return null;
    const odd = await readAnomalies(context, { limit: 200, since: addDays(reach.lastDay, -30) });
    const { monthlySaving, total } = await readRecommendations(context, 1);
    return {
      month,
      anomalies: odd.filter(({ feedback }) => feedback === null || feedback === 'real').length,
      savings: { amount: monthlySaving, places: total },
      isPartial: reach.state === 'partial',
    };
  });
}
