import { GetTopicAttributesCommand, ListTagsForResourceCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import { collectSubscriptions } from './subscriptions';

const counts = /^Subscriptions/;

const lasting = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !counts.test(name)));

async function buildTopic(context: CollectContext, arn: string, get: GetForResource, gaps: Gap[]): Promise<Resource<'AWS::SNS::Topic'>> {
  const client = context.client(SNSClient);
  const attributesOf = { operation: 'sns:GetTopicAttributes', region: context.region } as const;
  const tagsOf = { operation: 'sns:ListTagsForResource', region: context.region } as const;
  const [attributes, tags] = await Promise.all([
    get(attributesOf.operation, async () =>
      lasting(present(attributesOf, (await client.send(new GetTopicAttributesCommand({ TopicArn: arn }))).Attributes)),
    ),
    get(tagsOf.operation, async () => listIn(tagsOf, (await client.send(new ListTagsForResourceCommand({ ResourceArn: arn }))).Tags)),
  ]);
  return {
    type: 'AWS::SNS::Topic',
    arn,
    id: arn.slice(arn.lastIndexOf(':') + 1),
    name: attributes?.DisplayName || null,
    region: context.region,
    tags: tagRecord(tags ?? undefined),
    data: { TopicArn: arn, ...(attributes && { attributes }) },
    gaps,
  };
}

async function* collectTopics(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SNSClient);
  const operation = 'sns:ListTopics';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListTopicsCommand({ NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) => listIn(source, answer.Topics).map(({ TopicArn }) => present(source, TopicArn)),
  });
  for await (const page of pages) yield await context.each(page, (arn, get, gaps) => buildTopic(context, arn, get, gaps));
}

export async function* collectSns(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* collectTopics(context);
  if (context.wants('AWS::SNS::Subscription')) yield* collectSubscriptions(context);
}
