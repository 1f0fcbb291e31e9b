import { withOrg } from '@/server/db';
import { syncAwsBudgets } from '../budgets/aws-budgets';
import { checkBudgets } from '../budgets/check-budgets';
import { storeAnomalies } from '../detect/store-anomalies';
import { askHub } from '../savings/hub';
import { type Advice, askOptimizer } from '../savings/optimizer';
import { estimateSavings, storeSavings } from '../savings/store';
import type { RefreshLease } from './lease';
import { accountOfRefresh, openCostSession } from './session';

/** What follows from new figures: what AWS tells free of charge, anomalies, savings, budgets. Safe to repeat. */
export async function settleFigures(lease: RefreshLease, now: Date): Promise<{ anomalies: number; alerts: number }> {
  const { orgId, refreshId } = lease;
  const account = await accountOfRefresh(lease);
  const session = openCostSession(account, refreshId);
  const missing: string[] = [];
  const missingBudgets = await syncAwsBudgets(session, orgId, account.id);
  if (missingBudgets) missing.push(missingBudgets);
  const regions = await withOrg(
    orgId,
    ({ sql }) => sql<{ region: string }[]>`
      select distinct region from resources where org_id = ${orgId} and aws_account_id = ${account.id} and type = 'AWS::EC2::Instance' and deleted_at is null`,
  );
  const advice = [
    [
      'compute-optimizer',
      await askOptimizer(
        session,
        regions.map(({ region }) => region),
      ),
    ],
    // The sample cloud has no hub: it answers from the schemas of the SDK's packages, and this one's has none.
    ['cost-optimization-hub', account.kind === 'sample' ? { unavailable: true } : await askHub(session)],
  ] as const satisfies [string, Advice][];
  for (const [origin, given] of advice) {
    if ('missingAction' in given) missing.push(given.missingAction);
    if ('savings' in given) await withOrg(orgId, ({ sql }) => storeSavings(sql, orgId, account.id, origin, given.savings, now));
  }
  if (missing.length > 0)
    await withOrg(
      orgId,
      ({ sql }) => sql`
        update cost_sources set missing_actions = array(select distinct unnest(missing_actions || ${missing}::text[]) order by 1)
        where org_id = ${orgId} and aws_account_id = ${account.id}`,
    );
  await estimateSavings(orgId, account.id, now);
  const anomalies = await withOrg(orgId, ({ sql }) => storeAnomalies(sql, orgId, account.id, now));
  return { anomalies, alerts: await checkBudgets(orgId, now) };
}
