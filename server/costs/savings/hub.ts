import { CostOptimizationHubClient, ListRecommendationsCommand, type Recommendation } from '@aws-sdk/client-cost-optimization-hub';
import { toAwsError } from '@/server/aws/classify';
import type { AwsSession } from '@/server/aws/session';
import { listIn } from '@/server/collect/answers';
import { centsText, money } from '../money';
import type { Advice } from './optimizer';
import type { Saving } from './reckon';

/** Lives in one region of the partition. */
const home = 'us-east-1';

/** What AWS's Cost Optimization Hub recommends for the account itself; not billed. `unavailable`: it is not switched on there. */
export async function askHub(session: AwsSession): Promise<Advice> {
  const source = { operation: 'cost-optimization-hub:ListRecommendations', region: home } as const;
  const savings: Saving[] = [];
  try {
    let nextToken: string | undefined;
    do {
      const sent: string | undefined = nextToken;
      const answer = await session
        .client(CostOptimizationHubClient, home)
        .send(new ListRecommendationsCommand({ filter: { accountIds: [session.account] }, maxResults: 100, nextToken: sent }));
      for (const each of listIn(source, answer.items)) {
        const saving = savingOf(each);
        if (saving) savings.push(saving);
      }
      nextToken = answer.nextToken === sent ? undefined : answer.nextToken || undefined;
    } while (nextToken);
    return { savings };
  } catch (error) {
    return toAwsError(error, source.operation, home).kind === 'denied' ? { missingAction: source.operation } : { unavailable: true };
  }
}

const efforts: Readonly<Record<string, Saving['effort']>> = {
  VeryLow: 'low',
  Low: 'low',
  Medium: 'medium',
  High: 'high',
  VeryHigh: 'high',
};

function savingOf(each: Recommendation): Saving | null {
  const { resourceArn, resourceId, estimatedMonthlySavings: value, currencyCode } = each;
  if (!resourceId || value === undefined || value <= 0 || (currencyCode ?? 'USD') !== 'USD') return null;
  const isSmaller = each.actionType === 'Rightsize' && each.currentResourceType === 'Ec2Instance';
  return {
    kind: isSmaller ? 'oversized-instance' : 'other',
    arn: resourceArn ?? resourceId,
    resourceType: each.currentResourceType ?? 'unknown',
    resourceName: resourceId,
    region: each.region ?? 'global',
    // AWS writes it as a JSON number; it is a text from here on.
    saving: centsText(money(String(value))),
    effort: efforts[each.implementationEffort ?? ''] ?? 'medium',
    basis: `AWS Cost Optimization Hub: ${[each.actionType, each.currentResourceSummary && `from ${each.currentResourceSummary}`, each.recommendedResourceSummary && `to ${each.recommendedResourceSummary}`].filter(Boolean).join(' ')}`,
    needsRestart: each.restartNeeded ?? false,
    canRollBack: each.rollbackPossible ?? false,
  };
}
