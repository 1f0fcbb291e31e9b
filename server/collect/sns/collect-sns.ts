import { GetTopicAttributesCommand, ListTagsForResourceCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import { collectSubscriptions } from './subscriptions';

const counts = /^Subscriptions/;

const lasting = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !counts.test(name)));

async function buildTopic(
  context: CollectContext,
  arn: string,
  allTags: ReadonlyMap<string, Record<string, string>> | undefined,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::SNS::Topic'>> {
  const client = context.client(SNSClient);
  const attributesOf = { operation: 'sns:GetTopicAttributes', region: context.region } as const;
  const tagsOf = { operation: 'sns:ListTagsForResource', region: context.region } as const;
  const [attributes, tags] = await Promise.all([
    get(attributesOf.operation, async () =>
      lasting(present(attributesOf, (await client.send(new GetTopicAttributesCommand({ TopicArn: arn }))).Attributes)),
    ),
    allTags
      ? allTags.get(arn)
      : get(tagsOf.operation, async () =>
          tagRecord(listIn(tagsOf, (await client.send(new ListTagsForResourceCommand({ ResourceArn: arn }))).Tags)),
        ),
  ]);
  return {
    type: 'AWS::SNS::Topic',
    arn,
    id: arn.slice(arn.lastIndexOf(':') + 1),
    name: attributes?.DisplayName || null,
    region: context.region,
    tags: tags ?? {},
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
  // The Tagging API calls topics by the service's name alone, as their ARNs do.
  const tags = lazyTags(context, 'sns');
  for await (const page of pages) {
    const known = await tags();
    yield await context.each(page, (arn, get, gaps) => buildTopic(context, arn, known, get, gaps));
  }
}

export async function* collectSns(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* collectTopics(context);
  if (context.wants('AWS::SNS::Subscription')) yield* collectSubscriptions(context);
}
