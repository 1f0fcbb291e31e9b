import {
  ComputeOptimizerClient,
  GetEC2InstanceRecommendationsCommand,
  type InstanceRecommendation,
} from '@aws-sdk/client-compute-optimizer';
import { toAwsError } from '@/server/aws/classify';
import type { AwsSession } from '@/server/aws/session';
import { listIn } from '@/server/collect/answers';
import { centsText, money } from '../money';
import type { Saving } from './reckon';

export type Advice = { savings: Saving[] } | { missingAction: string } | { unavailable: true };

/**
 * Machines that AWS Compute Optimizer finds too large, in the regions given; not billed. `unavailable`: the account has not
 * opted in, or the answer was cut: then what was known stays.
 */
export async function askOptimizer(session: AwsSession, regions: readonly string[]): Promise<Advice> {
  const savings: Saving[] = [];
  for (const region of regions) {
    const source = { operation: 'compute-optimizer:GetEC2InstanceRecommendations', region } as const;
    try {
      let nextToken: string | undefined;
      do {
        const sent: string | undefined = nextToken;
        const answer = await session
          .client(ComputeOptimizerClient, region)
          .send(new GetEC2InstanceRecommendationsCommand({ nextToken: sent, maxResults: 100 }));
        for (const each of listIn(source, answer.instanceRecommendations)) {
          const saving = oversized(each, region);
          if (saving) savings.push(saving);
        }
        nextToken = answer.nextToken === sent ? undefined : answer.nextToken || undefined;
      } while (nextToken);
    } catch (error) {
      return toAwsError(error, source.operation, region).kind === 'denied' ? { missingAction: source.operation } : { unavailable: true };
    }
  }
  return { savings };
}

function oversized(each: InstanceRecommendation, region: string): Saving | null {
  const [best] = [...(each.recommendationOptions ?? [])].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  // AWS writes it as a JSON number; it is a text from here on.
  const { value, currency } = best?.savingsOpportunity?.estimatedMonthlySavings ?? {};
  if (!each.instanceArn || !best?.instanceType || value === undefined || value <= 0 || currency !== 'USD') return null;
  const easy = best.migrationEffort === undefined || best.migrationEffort === 'VeryLow' || best.migrationEffort === 'Low';
  return {
    kind: 'oversized-instance',
    arn: each.instanceArn,
    resourceType: 'AWS::EC2::Instance',
    resourceName: each.instanceName ?? each.instanceArn.split('/').at(-1) ?? each.instanceArn,
    region,
    saving: centsText(money(String(value))),
    effort: easy ? 'medium' : 'high',
    basis: `AWS Compute Optimizer: ${each.currentInstanceType ?? 'it'} to ${best.instanceType}, by ${each.lookBackPeriodInDays ?? 14} days of use`,
    needsRestart: true,
    canRollBack: true,
  };
}
