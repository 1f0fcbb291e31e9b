import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { inRegion, listed, pageSize } from './listing';

/** Distributions whose access logs are delivered from here: CloudFront's are, from us-east-1. */
function delivering({ state, region }: OperationContext): WorldResource<'AWS::CloudFront::Distribution'>[] {
  if (region !== 'us-east-1') return [];
  const all = state.list('AWS::CloudFront::Distribution', 'global');
  return all.slice(0, all.length).filter(({ data }) => (data.deliveries ?? []).length > 0);
}

/** CloudWatch Logs: filters that count events, and where logs of other services are delivered. */
export const logs = defineService({
  name: 'logs',
  signingName: 'logs',
  schemas: () => import('@aws-sdk/client-cloudwatch-logs'),
  operations: {
    DescribeDeliverySources({ limit, nextToken }, context) {
      const sources = delivering(context).map(({ id, arn, region }) => ({
        name: `cdn-${id}`,
        arn: `arn:${context.partition}:logs:${region === 'global' ? context.region : region}:${context.accountId}:delivery-source:cdn-${id}`,
        resourceArns: [arn],
        service: 'cloudfront',
        logType: 'ACCESS_LOGS',
      }));
      const found = page(sources, nextToken, pageSize(limit, { most: 50 }, 'ValidationException'));
      return { deliverySources: [...found.items], nextToken: found.next };
    },
    DescribeDeliveries({ limit, nextToken }, context) {
      const deliveries = delivering(context).flatMap(({ id, data }) =>
        (data.deliveries ?? []).map((deliveryDestinationArn) => ({ id, deliverySourceName: `cdn-${id}`, deliveryDestinationArn })),
      );
      const found = page(deliveries, nextToken, pageSize(limit, { most: 50 }, 'ValidationException'));
      return { deliveries: [...found.items], nextToken: found.next };
    },
    DescribeLogGroups({ limit, nextToken, logGroupNamePrefix }, context) {
      const all = inRegion(context, 'AWS::Logs::LogGroup');
      const wanted = logGroupNamePrefix ? all.slice(0, all.length).filter(({ id }) => id.startsWith(logGroupNamePrefix)) : all;
      const found = page(wanted, nextToken, pageSize(limit, { most: 50 }, 'InvalidParameterException'));
      return {
        logGroups: found.items.map(({ arn, raw, data: { events: _, ...group } }) => ({
          ...group,
          logGroupClass: group.logGroupClass as 'STANDARD',
          arn: `${arn}:*`,
          logGroupArn: arn,
          storedBytes: Number(raw?.storedBytes ?? 0),
        })),
        nextToken: found.next,
      };
    },
    FilterLogEvents({ logGroupName, startTime = 0, endTime = Number.MAX_SAFE_INTEGER, nextToken, limit }, { state, region }) {
      const found = state.find('AWS::Logs::LogGroup', region, logGroupName ?? '');
      if (!found) throw new ApiError('ResourceNotFoundException', 400, 'The specified log group does not exist.');
      const all = (JSON.parse(found.raw?.events ?? '[]') as { timestamp: number; logStreamName: string; message: string }[]).filter(
        ({ timestamp }) => timestamp >= startTime && timestamp <= endTime,
      );
      const part = page(all, nextToken, pageSize(limit, { most: 10_000 }, 'InvalidParameterException'));
      return { events: [...part.items], nextToken: part.next };
    },
    ListTagsForResource({ resourceArn = '' }, { state, region }) {
      return { tags: state.find('AWS::Logs::LogGroup', region, resourceArn)?.tags ?? {} };
    },
    DescribeMetricFilters(input, context) {
      const found = listed(
        context,
        'AWS::Logs::MetricFilter',
        input.nextToken,
        pageSize(input.limit, { most: 50 }, 'InvalidParameterException'),
      );
      return { metricFilters: [...found.items], nextToken: found.next };
    },
  },
});
