import { defineService, page } from '../../define-service';
import { inRegion } from '../listing';

/** A type with half the room, and what that saves a month. Made up, like the machines. */
const smaller: Readonly<Record<string, readonly [string, number]>> = {
  'm5.xlarge': ['m5.large', 83.95],
  'm5.2xlarge': ['m5.xlarge', 167.9],
  'm6i.xlarge': ['m6i.large', 84.0],
  'm6i.2xlarge': ['m6i.xlarge', 168.0],
  'c6i.2xlarge': ['c6i.xlarge', 141.6],
  'r6i.xlarge': ['r6i.large', 110.9],
  't3.large': ['t3.medium', 35.04],
};

/** AWS Compute Optimizer: finds every third running machine too large. */
export const computeOptimizer = defineService({
  name: 'compute-optimizer',
  signingName: 'compute-optimizer',
  schemas: () => import('@aws-sdk/client-compute-optimizer'),
  operations: {
    GetEC2InstanceRecommendations(input, context) {
      const instances = inRegion(context, 'AWS::EC2::Instance');
      const large = instances
        .slice(0, Math.min(instances.length, 2_000))
        .filter(({ id, data }) => data.State?.Name === 'running' && smaller[data.InstanceType ?? ''] && /[0-4]$/.test(id));
      const shown = page(large, input.nextToken, input.maxResults ?? 100);
      return {
        nextToken: shown.next,
        instanceRecommendations: shown.items.map(({ arn, data, tags }) => {
          const [type, saving] = smaller[data.InstanceType ?? ''] ?? ['', 0];
          return {
            instanceArn: arn,
            accountId: context.accountId,
            instanceName: tags.Name,
            currentInstanceType: data.InstanceType,
            finding: 'Overprovisioned' as const,
            findingReasonCodes: ['CPUOverprovisioned' as const],
            lookBackPeriodInDays: 14,
            recommendationOptions: [
              {
                instanceType: type,
                rank: 1,
                performanceRisk: 1,
                migrationEffort: 'VeryLow' as const,
                savingsOpportunity: {
                  savingsOpportunityPercentage: 50,
                  estimatedMonthlySavings: { currency: 'USD' as const, value: saving },
                },
              },
            ],
          };
        }),
        errors: [],
      };
    },
  },
});
