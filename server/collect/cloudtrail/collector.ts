import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const perTrail = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::CloudTrail::Trail'] });

export const cloudtrailCollector: Collector = {
  service: 'cloudtrail',
  scope: 'regional',
  types: ['AWS::CloudTrail::Trail'],
  operations: [
    { operation: 'cloudtrail:DescribeTrails', level: 'list', types: ['AWS::CloudTrail::Trail'] },
    perTrail('cloudtrail:GetTrailStatus'),
    perTrail('cloudtrail:GetEventSelectors'),
    perTrail('cloudtrail:GetInsightSelectors'),
    perTrail('cloudtrail:ListTags'),
  ],
  async *collect(context) {
    const { collectCloudTrail } = await import('./collect-cloudtrail');
    yield* collectCloudTrail(context);
  },
};
