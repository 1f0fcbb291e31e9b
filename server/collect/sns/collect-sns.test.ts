import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { GetTopicAttributesCommand, ListSubscriptionsCommand, ListTagsForResourceCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { snsCollector } from './collector';

const arn = (name: string) => `arn:aws:sns:eu-west-1:123456789012:${name}`;
const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const subscription = (id: string, Protocol: string, Endpoint: string) => ({
  SubscriptionArn: `${arn('first')}:${id}`,
  TopicArn: arn('first'),
  Owner: '123456789012',
  Protocol,
  Endpoint,
});
const region = () =>
  fakeAws()
    .on(ListTopicsCommand, ({ NextToken }) => ({
      Topics: [{ TopicArn: arn(NextToken ? 'second' : 'first') }],
      NextToken: NextToken ? undefined : 'more',
    }))
    .on(GetTopicAttributesCommand, ({ TopicArn }) => ({
      Attributes: { TopicArn, Policy: '{}', DisplayName: 'Orders', SubscriptionsConfirmed: '3' },
    }))
    .on(GetResourcesCommand, () => ({
      ResourceTagMappingList: [{ ResourceARN: arn('first'), Tags: [{ Key: 'team', Value: 'pay' }] }],
      PaginationToken: '',
    }))
    .on(ListSubscriptionsCommand, ({ NextToken }) => ({
      Subscriptions: NextToken
        ? [
            subscription('d', 'email', 'anna@example.com'),
            { ...subscription('e', 'lambda', queue), SubscriptionArn: 'PendingConfirmation' },
          ]
        : [subscription('a', 'sqs', queue), subscription('b', 'https', 'https://user:made-up@hooks.example/in?token=made-up')],
      NextToken: NextToken ? undefined : 'more',
    }));

describe('collecting SNS', () => {
  it('follows the pages and leaves out what moves by itself', async () => {
    const topics = (await collectFrom(region(), snsCollector)).of('AWS::SNS::Topic');
    expect(topics).toMatchObject([
      { id: 'first', arn: arn('first'), name: 'Orders', tags: { team: 'pay' }, data: { attributes: { Policy: '{}' } } },
      { id: 'second' },
    ]);
    expect(JSON.stringify(topics)).not.toContain('SubscriptionsConfirmed');
  });

  it('asks each topic for its tags where the bulk listing is refused', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListTagsForResourceCommand, () => ({ Tags: [{ Key: 'team', Value: 'search' }] }));
    const { of, status } = await collectFrom(fake, snsCollector);
    expect(of('AWS::SNS::Topic').map(({ tags }) => tags.team)).toEqual(['search', 'search']);
    expect(status('tagging:GetResources')).toBe('denied');
  });

  it('keeps a topic whose policy refuses us, without attributes', async () => {
    const fake = region().on(GetTopicAttributesCommand, () => {
      throw awsError('AuthorizationError', 403);
    });
    const [topic] = (await collectFrom(fake, snsCollector)).of('AWS::SNS::Topic');
    expect(topic?.data).toEqual({ TopicArn: arn('first') });
    expect(topic?.gaps).toEqual([{ operation: 'sns:GetTopicAttributes', kind: 'denied', code: 'AuthorizationError' }]);
  });

  it('drops a topic that was deleted meanwhile', async () => {
    const fake = region().on(GetTopicAttributesCommand, ({ TopicArn }) => {
      if (TopicArn === arn('second')) throw awsError('NotFound', 404);
      return { Attributes: { TopicArn } };
    });
    expect((await collectFrom(fake, snsCollector)).of('AWS::SNS::Topic').map(({ id }) => id)).toEqual(['first']);
  });

  it('reads who listens, without the addresses of people and without what a URL may hide', async () => {
    const { of } = await collectFrom(region(), snsCollector);
    const subscriptions = of('AWS::SNS::Subscription');
    expect(subscriptions.map(({ id, data }) => [id, data.Protocol, data.Endpoint])).toEqual([
      ['first:a', 'sqs', queue],
      ['first:b', 'https', 'https://hooks.example'],
      ['first:d', 'email', null],
    ]);
    expect(JSON.stringify(subscriptions)).not.toMatch(/made-up|anna/);
  });
});
