import { z } from 'zod';
import { centsText, money } from './money';

/** What `budgets/check-budgets.ts` writes into a change. */
const crossed = z.object({
  name: z.string(),
  kind: z.enum(['actual', 'forecast']),
  percent: z.number(),
  budget: z.string(),
  amount: z.string(),
  unit: z.string(),
  month: z.string(),
});

/** What `detect/store-anomalies.ts` writes into a change. */
const anomaly = z.object({ service: z.string(), day: z.string(), expected: z.string(), actual: z.string(), unit: z.string() });

const cents = (amount: string): string => centsText(money(amount));

/**
 * A change of the bill in words that stand alone, for messages; null: it is of another kind.
 * `The budget Everything is used to 80 %: USD 961.20 of USD 1200.00 in 2026-11`.
 */
export function costChangeWords(kind: string, data: unknown): string | null {
  if (kind === 'budget.crossed') {
    const told = crossed.safeParse(data).data;
    if (!told) return null;
    const { name, percent, unit, amount, budget, month } = told;
    const how = told.kind === 'actual' ? `is used to ${percent} %` : `is expected to reach ${percent} %`;
    return `The budget ${name} ${how}: ${unit} ${cents(amount)} of ${unit} ${cents(budget)} in ${month}`;
  }
  if (kind === 'cost.anomaly') {
    const told = anomaly.safeParse(data).data;
    if (!told) return null;
    const { service, day, actual, expected, unit } = told;
    return `${service} cost ${unit} ${cents(actual)} from ${day} on, where ${unit} ${cents(expected)} was to be expected`;
  }
  return null;
}
