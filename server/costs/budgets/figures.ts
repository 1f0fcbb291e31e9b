import { monthStart } from '../days';
import { amountText, type Money, money, percentOf, sumOf } from '../money';
import type { CostFilter } from '../report/choose';
import type { CostContext } from '../report/context';
import { dailySums } from '../report/read';
import { projectMonth } from '../report/trends';

export interface BudgetRow {
  id: string;
  name: string;
  origin: 'cloudlens' | 'aws';
  amount: string;
  unit: string;
  period: string;
  awsAccountId: string | null;
  accountId: string | null;
  accountName: string | null;
  service: string | null;
  actualPercents: number[];
  forecastPercents: number[];
  awsActual: string | null;
  awsForecast: string | null;
}

/** How a budget stands. Of AWS's: as AWS last said. `actual` null: nothing is known yet. */
export interface BudgetFigures {
  actual: Money | null;
  forecast: Money | null;
}

export async function readBudgets({ sql, scope }: CostContext): Promise<BudgetRow[]> {
  return sql<BudgetRow[]>`
    select b.id, b.name, b.origin, b.amount::text as amount, b.unit, b.period, b.aws_account_id as "awsAccountId", a.account_id as "accountId",
      a.name as "accountName", b.service, b.actual_percents as "actualPercents", b.forecast_percents as "forecastPercents",
      b.aws_actual::text as "awsActual", b.aws_forecast::text as "awsForecast"
    from cost_budgets b left join aws_accounts a on a.org_id = b.org_id and a.id = b.aws_account_id
    where b.org_id = ${scope.orgId} order by b.origin desc, b.name, b.id`;
}

/** What has been spent of it in the running month, and what is expected at its end. */
export async function figuresOf(context: CostContext, budget: BudgetRow): Promise<BudgetFigures> {
  if (budget.origin === 'aws')
    return {
      actual: budget.awsActual === null ? null : money(budget.awsActual),
      forecast: budget.awsForecast === null ? null : money(budget.awsForecast),
    };
  const { lastDay } = context.reach;
  if (!lastDay || context.unit === null) return { actual: null, forecast: null };
  const filter: CostFilter = { unit: budget.unit, service: budget.service ?? undefined, accountId: budget.accountId ?? undefined };
  const spent = sumOf((await dailySums(context.sql, context.scope, filter, monthStart(lastDay), lastDay)).values());
  const projected = await projectMonth(context, filter, lastDay);
  return { actual: spent, forecast: projected && money(projected.amount) };
}

export type BudgetState = 'within' | 'forecast-over' | 'over' | 'unknown';

export function stateOf({ actual, forecast }: BudgetFigures, amount: Money): BudgetState {
  if (actual === null) return 'unknown';
  if (actual.greaterThan(amount)) return 'over';
  return forecast?.greaterThan(amount) ? 'forecast-over' : 'within';
}

/** As the API and the page show it. */
export function budgetView(budget: BudgetRow, figures: BudgetFigures) {
  const amount = money(budget.amount);
  const { id, name, origin, unit, period, service, actualPercents, forecastPercents } = budget;
  return {
    id,
    name,
    origin,
    amount: amountText(amount),
    unit,
    period,
    account:
      budget.awsAccountId && budget.accountId
        ? { id: budget.awsAccountId, accountId: budget.accountId, name: budget.accountName ?? '' }
        : null,
    service,
    actualPercents,
    forecastPercents,
    actual: figures.actual && amountText(figures.actual),
    forecast: figures.forecast && amountText(figures.forecast),
    usedPercent: figures.actual && percentOf(figures.actual, amount),
    state: stateOf(figures, amount),
  };
}
export type BudgetView = ReturnType<typeof budgetView>;
