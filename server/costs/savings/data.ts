import { ofAccounts } from '@/server/tenant-filter';
import { amountText, type Money, money, sumOf } from '../money';
import type { CostContext } from '../report/context';
import type { SavingKind } from './reckon';

export interface RecommendationView {
  id: string;
  origin: 'inventory' | 'compute-optimizer' | 'cost-optimization-hub';
  kind: SavingKind;
  arn: string;
  resourceType: string;
  resourceName: string;
  region: string;
  account: { id: string; accountId: string; name: string };
  saving: string;
  unit: string;
  effort: 'low' | 'medium' | 'high';
  basis: string;
  needsRestart: boolean;
  canRollBack: boolean;
  /** The gravest open finding about the same resource; null: there is none. */
  finding: { id: string; checkId: string } | null;
}

type Row = Omit<RecommendationView, 'account'> & { aws_account_id: string; account_id: string; account_name: string };

/** The largest savings first. Where several origins recommend something for one resource, the larger counts in the total. */
export async function readRecommendations({ sql, scope }: Pick<CostContext, 'sql' | 'scope'>, limit: number) {
  const rows = await sql<Row[]>`
    select r.id::text as id, r.origin, r.kind, r.arn, r.resource_type as "resourceType", r.resource_name as "resourceName", r.region,
      r.aws_account_id, a.account_id, a.name as account_name, r.saving::text as saving, r.unit, r.effort, r.basis,
      r.needs_restart as "needsRestart", r.can_roll_back as "canRollBack",
      (select jsonb_build_object('id', v.id::text, 'checkId', v.check_id) from verdicts v
        where v.org_id = r.org_id and v.aws_account_id = r.aws_account_id and v.arn = r.arn and v.finding = 'open'
        order by v.severity, v.id limit 1) as finding
    from cost_recommendations r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
    where r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')} order by r.saving desc, r.id limit ${limit}`;
  const sums = await sql<{ best: string; count: number }[]>`
    select max(saving)::text as best, count(*)::int as count from cost_recommendations
    where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} group by aws_account_id, arn`;
  return {
    recommendations: rows.map(
      ({ aws_account_id, account_id, account_name, ...row }): RecommendationView => ({
        ...row,
        saving: amountText(money(row.saving)),
        account: { id: aws_account_id, accountId: account_id, name: account_name },
      }),
    ),
    total: sums.reduce((all, { count }) => all + count, 0),
    monthlySaving: amountText(sumOf(sums.map(({ best }): Money => money(best)))),
  };
}

/** What a resource costs a month by list price; null: no price is known. */
export async function resourceCost(
  { sql, scope }: Pick<CostContext, 'sql' | 'scope'>,
  awsAccountId: string,
  arn: string,
): Promise<{ monthly: string; unit: string; basis: string } | null> {
  const [row] = await sql<{ monthly: string; unit: string; basis: string }[]>`
    select monthly::text as monthly, unit, basis from resource_costs where org_id = ${scope.orgId} and aws_account_id = ${awsAccountId} and arn = ${arn}`;
  return row ? { ...row, monthly: amountText(money(row.monthly)) } : null;
}
