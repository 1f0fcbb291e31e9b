import type { Collector } from '../types';

const type = 'AWS::CloudFront::Distribution';

export const cloudFrontCollector: Collector = {
  service: 'cloudfront',
  scope: 'global',
  types: [type],
  operations: [
    { operation: 'cloudfront:ListDistributions', level: 'list', types: [type] },
    // Logs of distributions are delivered by CloudWatch Logs, always from us-east-1.
    { operation: 'logs:DescribeDeliverySources', level: 'list', types: [type], enumerates: false },
    { operation: 'logs:DescribeDeliveries', level: 'list', types: [type], enumerates: false },
    { operation: 'cloudfront:GetDistributionConfig', level: 'resource', types: [type] },
    { operation: 'cloudfront:ListTagsForResource', level: 'resource', types: [type] },
    { operation: 's3:HeadBucket', level: 'resource', types: [type], actions: ['s3:ListBucket'] },
  ],
  async *collect(context) {
    const { collectCloudFront } = await import('./collect-cloudfront');
    yield* collectCloudFront(context);
  },
};
