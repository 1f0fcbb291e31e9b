import { ListSubscriptionsCommand, SNSClient } from '@aws-sdk/client-sns';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';

/** Of an ARN all, of a URL scheme and host, of a person's address nothing. */
function lasting(endpoint: string | undefined): string | null {
  if (!endpoint) return null;
  if (endpoint.startsWith('arn:')) return endpoint;
  const url = /^https?:/i.test(endpoint) && URL.canParse(endpoint) ? new URL(endpoint) : null;
  return url ? `${url.protocol}//${url.host}` : null;
}

/** The region's subscriptions. One that nobody confirmed yet, or that was deleted, has no ARN and delivers nothing. */
export async function* collectSubscriptions(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SNSClient);
  const operation = 'sns:ListSubscriptions';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListSubscriptionsCommand({ NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.Subscriptions).flatMap((subscription): Resource<'AWS::SNS::Subscription'>[] => {
        const arn = present(source, subscription.SubscriptionArn);
        if (!arn.startsWith('arn:')) return [];
        return [
          {
            type: 'AWS::SNS::Subscription',
            arn,
            id: arn.split(':').slice(5).join(':'),
            name: null,
            region: context.region,
            tags: {},
            data: {
              TopicArn: present(source, subscription.TopicArn),
              Protocol: subscription.Protocol ?? null,
              Endpoint: lasting(subscription.Endpoint),
              Owner: subscription.Owner ?? null,
            },
            gaps: [],
          },
        ];
      }),
  });
  for await (const page of pages) yield [...page];
}
