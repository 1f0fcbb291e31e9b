import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  type QueueAttributeName,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';

/** All that is set by people; `All` would bring counts of messages along, which differ at every look. */
const wanted: QueueAttributeName[] = [
  'QueueArn',
  'Policy',
  'KmsMasterKeyId',
  'SqsManagedSseEnabled',
  'RedrivePolicy',
  'MessageRetentionPeriod',
  'VisibilityTimeout',
  'CreatedTimestamp',
];

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/orders` */
const nameIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

async function buildQueue(
  context: CollectContext,
  url: string,
  allTags: ReadonlyMap<string, Record<string, string>> | undefined,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::SQS::Queue'>> {
  const client = context.client(SQSClient);
  const attributesOf = { operation: 'sqs:GetQueueAttributes', region: context.region } as const;
  const id = nameIn(url);
  const arn = `arn:${context.partition}:sqs:${context.region}:${context.account}:${id}`;
  const [attributes, tags] = await Promise.all([
    get(attributesOf.operation, async () =>
      present(attributesOf, (await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: wanted }))).Attributes),
    ),
    allTags
      ? allTags.get(arn)
      : // A queue without tags is answered without the field.
        get('sqs:ListQueueTags', async () => (await client.send(new ListQueueTagsCommand({ QueueUrl: url }))).Tags ?? {}),
  ]);
  return {
    type: 'AWS::SQS::Queue',
    arn,
    id,
    name: null,
    region: context.region,
    tags: tags ?? {},
    data: { QueueUrl: url, ...(attributes && { attributes }) },
    gaps,
  };
}

export async function* collectSqs(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SQSClient);
  const operation = 'sqs:ListQueues';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    // Without a size there are no pages, and no queues after the first thousand.
    fetch: (NextToken) => client.send(new ListQueuesCommand({ MaxResults: 1000, NextToken })),
    token: (answer) => answer.NextToken,
    // Where there is no queue, SQS leaves the list out: the one listing of ours in which its absence means that.
    resources: (answer) => listIn(source, answer.QueueUrls ?? []).map((url) => present(source, url)),
  });
  // The Tagging API calls queues by the service's name alone, as their ARNs do.
  const tags = lazyTags(context, 'sqs');
  for await (const page of pages) {
    const known = await tags();
    yield await context.each(page, (url, get, gaps) => buildQueue(context, url, known, get, gaps));
  }
}
