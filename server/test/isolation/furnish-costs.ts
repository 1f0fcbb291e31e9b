import {
  costAnomalies,
  costBudgets,
  costEntries,
  costRecommendations,
  costRefreshes,
  costSources,
  costViews,
} from '@/drizzle/schema/costs';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** A bill, a budget, an anomaly and a saved view that carry the canary. */
export async function furnishCosts(orgId: OrgId, awsAccountId: string, accountNumber: string, canary: string) {
  const day = '2026-11-01';
  return withOrg(orgId, async (tx) => {
    await tx
      .insert(costSources)
      .values({ orgId, awsAccountId, status: 'fetched', fetchedAt: new Date(), firstDay: day, lastDay: day, lastError: canary });
    const [refresh] = await tx.insert(costRefreshes).values({ orgId, awsAccountId, trigger: 'first' }).returning({ id: costRefreshes.id });
    await tx.insert(costEntries).values({
      orgId,
      sourceId: awsAccountId,
      grouping: 'service',
      day,
      accountId: accountNumber,
      service: canary,
      unit: 'USD',
      amount: '1',
      awsAccountId,
    });
    const [anomaly] = await tx
      .insert(costAnomalies)
      .values({
        orgId,
        sourceId: awsAccountId,
        origin: 'cloudlens',
        accountId: accountNumber,
        service: canary,
        day,
        lastDay: day,
        expected: '1',
        actual: '9',
        unit: 'USD',
        awsAccountId,
      })
      .returning({ id: costAnomalies.id });
    // Two of what lists show, so that they have a next page.
    await tx.insert(costAnomalies).values({
      orgId,
      sourceId: awsAccountId,
      origin: 'aws',
      accountId: accountNumber,
      service: canary,
      day,
      lastDay: day,
      expected: '1',
      actual: '9',
      unit: 'USD',
      awsAccountId,
    });
    await tx.insert(costBudgets).values({ orgId, name: `${canary}-2`, amount: '1', unit: 'USD' });
    await tx.insert(costRecommendations).values(
      ['1', '2'].map((number) => ({
        orgId,
        awsAccountId,
        origin: 'inventory' as const,
        kind: 'unattached-volume',
        arn: `${canary}-${number}`,
        resourceType: 'AWS::EC2::Volume',
        resourceName: canary,
        region: 'eu-west-1',
        saving: '1',
        unit: 'USD',
        effort: 'low' as const,
        basis: canary,
        seenAt: new Date(),
      })),
    );
    const [budget] = await tx
      .insert(costBudgets)
      .values({ orgId, name: canary, amount: '1', unit: 'USD' })
      .returning({ id: costBudgets.id });
    const [view] = await tx
      .insert(costViews)
      .values({ orgId, name: canary, search: `service=${canary}` })
      .returning({ id: costViews.id });
    return { costRefresh: refresh?.id ?? '', anomaly: anomaly?.id ?? '', budget: budget?.id ?? '', costView: view?.id ?? '' };
  });
}
