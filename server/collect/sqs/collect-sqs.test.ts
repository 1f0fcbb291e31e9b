import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { GetQueueAttributesCommand, ListQueuesCommand, ListQueueTagsCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { sqsCollector } from './collector';

const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`;
const region = () =>
  fakeAws()
    .on(ListQueuesCommand, () => ({ QueueUrls: [url('orders'), url('orders.fifo')] }))
    .on(GetQueueAttributesCommand, () => ({ Attributes: { SqsManagedSseEnabled: 'true' } }))
    .on(GetResourcesCommand, () => ({
      ResourceTagMappingList: [{ ResourceARN: 'arn:aws:sqs:eu-west-1:123456789012:orders', Tags: [{ Key: 'team', Value: 'pay' }] }],
      PaginationToken: '',
    }));

describe('collecting SQS', () => {
  it('names queues by their URL and makes their ARNs', async () => {
    expect((await collectFrom(region(), sqsCollector)).of('AWS::SQS::Queue')).toMatchObject([
      {
        id: 'orders',
        arn: 'arn:aws:sqs:eu-west-1:123456789012:orders',
        tags: { team: 'pay' },
        data: { QueueUrl: url('orders'), attributes: { SqsManagedSseEnabled: 'true' } },
      },
      { id: 'orders.fifo', tags: {} },
    ]);
  });

  it('asks each queue for its tags where the bulk listing is refused', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListQueueTagsCommand, ({ QueueUrl }) => (QueueUrl === url('orders') ? { Tags: { team: 'search' } } : {}));
    const { of, status } = await collectFrom(fake, sqsCollector);
    expect(of('AWS::SQS::Queue').map(({ tags }) => tags)).toEqual([{ team: 'search' }, {}]);
    expect(status('tagging:GetResources')).toBe('denied');
  });

  it('asks for no number of messages', async () => {
    const fake = region();
    await collectFrom(fake, sqsCollector);
    const asked = fake.calls.filter(({ command }) => command === 'GetQueueAttributes').map(({ input }) => input.AttributeNames);
    expect(asked).toHaveLength(2);
    expect(JSON.stringify(asked)).not.toMatch(/All|Approximate/);
  });

  it('takes an answer without a list for a region without queues, as SQS means it', async () => {
    const { resources, status } = await collectFrom(
      region().on(ListQueuesCommand, () => ({})),
      sqsCollector,
    );
    expect([resources, status('sqs:ListQueues')]).toEqual([[], 'complete']);
  });

  it('keeps a queue that refuses us, with its gap', async () => {
    const fake = region().on(GetQueueAttributesCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const [queue] = (await collectFrom(fake, sqsCollector)).of('AWS::SQS::Queue');
    expect(queue?.gaps).toEqual([{ operation: 'sqs:GetQueueAttributes', kind: 'denied', code: 'AccessDenied' }]);
    expect(queue?.data).not.toHaveProperty('attributes');
  });

  it('drops a queue that was deleted meanwhile', async () => {
    const fake = region().on(GetQueueAttributesCommand, () => {
      throw awsError('QueueDoesNotExist', 400);
    });
    expect((await collectFrom(fake, sqsCollector)).resources).toEqual([]);
  });
});
