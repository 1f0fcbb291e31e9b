import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { monthStart } from '../days';
import { type Money, money } from '../money';
import type { CostContext } from '../report/context';
import { unitsOf } from '../report/read';
import { reachOf, readSources } from '../report/sources';
import { type BudgetRow, figuresOf, readBudgets } from './figures';

/**
 * Compares every budget of ours with the newest figures. Each line that is crossed is told once a month, as a change that
 * notifications read. @returns how many were told
 */
export async function checkBudgets(orgId: OrgId, now: Date): Promise<number> {
  const scope = { orgId, accountIds: null };
  return withOrg(orgId, async (tx) => {
    const { sql } = tx;
    const sources = await readSources(sql, scope);
    const reach = await reachOf(sql, scope, sources);
    const [unit = null] = await unitsOf(sql, scope);
    const context: CostContext = { tx, sql, scope, sources, reach, unit, otherUnits: [] };
    if (!reach.lastDay) return 0;
    let told = 0;
    for (const budget of await readBudgets(context)) {
      if (budget.origin === 'aws') continue;
      const { actual, forecast } = await figuresOf(context, budget);
      told += await tell(context, budget, 'actual', actual, budget.actualPercents, monthStart(reach.lastDay), now);
      told += await tell(context, budget, 'forecast', forecast, budget.forecastPercents, monthStart(reach.lastDay), now);
    }
    return told;
  });
}

async function tell(
  { sql, scope }: CostContext,
  budget: BudgetRow,
  kind: 'actual' | 'forecast',
  amount: Money | null,
  percents: readonly number[],
  month: string,
  now: Date,
): Promise<number> {
  if (amount === null) return 0;
  let told = 0;
  for (const percent of percents) {
    if (amount.lessThan(money(budget.amount).times(percent).div(100))) continue;
    const fresh = await sql`
      insert into cost_budget_alerts (org_id, budget_id, month, kind, percent, amount, at)
      values (${scope.orgId}, ${budget.id}, ${month}, ${kind}, ${percent}, ${amount.toFixed()}::numeric, ${now.toISOString()})
      on conflict do nothing returning 1`;
    if (fresh.length === 0) continue;
    const { id, name, unit, awsAccountId } = budget;
    const data = { budgetId: id, name, kind, percent, budget: budget.amount, amount: amount.toFixed(2), unit, month: month.slice(0, 7) };
    await sql`
      insert into changes (org_id, at, kind, aws_account_id, data)
      values (${scope.orgId}, ${now.toISOString()}, 'budget.crossed', ${awsAccountId}, ${JSON.stringify(data)}::jsonb)`;
    told += 1;
  }
  return told;
}
