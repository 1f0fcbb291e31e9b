import { CloudWatchLogsClient, DescribeDeliveriesCommand, DescribeDeliverySourcesCommand } from '@aws-sdk/client-cloudwatch-logs';
import { listIn } from '../answers';
import type { CollectContext } from '../types';
import { wholeListing } from '../whole-listing';

/** Where CloudFront's logs are set up, whatever the home region. Source: CloudFront Developer Guide, 'Standard logging (v2)'. */
const deliveryRegion = 'us-east-1';

/** Where access logs are delivered to, by the ARN of the distribution; `undefined` (noted) when that cannot be told. */
export async function listDeliveries(context: CollectContext): Promise<Map<string, string[]> | undefined> {
  const client = context.client(CloudWatchLogsClient, deliveryRegion);
  const sourcesOf = { operation: 'logs:DescribeDeliverySources', region: context.region } as const;
  const deliveriesOf = { operation: 'logs:DescribeDeliveries', region: context.region } as const;
  const [sources, deliveries] = await Promise.all([
    wholeListing(context, sourcesOf.operation, async (nextToken) => {
      const answer = await client.send(new DescribeDeliverySourcesCommand({ limit: 50, nextToken }));
      return { items: listIn(sourcesOf, answer.deliverySources), next: answer.nextToken };
    }),
    wholeListing(context, deliveriesOf.operation, async (nextToken) => {
      const answer = await client.send(new DescribeDeliveriesCommand({ limit: 50, nextToken }));
      return { items: listIn(deliveriesOf, answer.deliveries), next: answer.nextToken };
    }),
  ]);
  if (!sources || !deliveries) return undefined;
  const byArn = new Map<string, string[]>();
  for (const { name, logType, resourceArns = [] } of sources) {
    if (logType !== 'ACCESS_LOGS') continue;
    const destinations = deliveries
      .filter(({ deliverySourceName }) => deliverySourceName === name)
      .map((each) => each.deliveryDestinationArn ?? '');
    for (const arn of resourceArns) byArn.set(arn, [...(byArn.get(arn) ?? []), ...destinations].sort());
  }
  return byArn;
}
