import { BudgetsClient, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import { toAwsError } from '@/server/aws/classify';
import type { AwsSession } from '@/server/aws/session';
import { listIn } from '@/server/collect/answers';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { money } from '../money';

interface AwsBudget {
  name: string;
  amount: string;
  unit: string;
  period: string;
  actual: string | null;
  forecast: string | null;
}

/** The account's budgets as AWS has them; not billed. @returns the missing action, or null; what could not be read stays as it was */
export async function syncAwsBudgets(session: AwsSession, orgId: OrgId, awsAccountId: string): Promise<string | null> {
  const source = { operation: 'budgets:DescribeBudgets', region: 'us-east-1' } as const;
  const found: AwsBudget[] = [];
  try {
    const client = session.client(BudgetsClient, source.region);
    let token: string | undefined;
    do {
      const sent = token;
      const answer = await client.send(new DescribeBudgetsCommand({ AccountId: session.account, MaxResults: 100, NextToken: sent }));
      // AWS leaves the list out where there is none.
      for (const each of answer.Budgets ? listIn(source, answer.Budgets) : []) {
        const { Amount, Unit } = each.BudgetLimit ?? {};
        if (each.BudgetType !== 'COST' || !each.BudgetName || !Amount || !Unit) continue;
        found.push({
          name: each.BudgetName,
          amount: money(Amount).toFixed(),
          unit: Unit,
          period: each.TimeUnit ?? 'MONTHLY',
          actual: each.CalculatedSpend?.ActualSpend?.Amount ?? null,
          forecast: each.CalculatedSpend?.ForecastedSpend?.Amount ?? null,
        });
      }
      token = answer.NextToken === sent ? undefined : answer.NextToken || undefined;
    } while (token);
  } catch (error) {
    return toAwsError(error, source.operation, source.region).kind === 'denied' ? 'budgets:ViewBudget' : null;
  }
  await withOrg(orgId, async ({ sql }) => {
    await sql`select 1 from aws_accounts where org_id = ${orgId} and id = ${awsAccountId} for update`;
    await sql`delete from cost_budgets where org_id = ${orgId} and origin = 'aws' and aws_account_id = ${awsAccountId}`;
    await sql`
      insert into cost_budgets (org_id, name, origin, amount, unit, period, aws_account_id, aws_actual, aws_forecast)
      select ${orgId}::uuid, f.name, 'aws', f.amount, f.unit, f.period, ${awsAccountId}::uuid, f.actual, f.forecast
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(name text, amount numeric, unit text, period text, actual numeric, forecast numeric)`;
  });
  return null;
}
