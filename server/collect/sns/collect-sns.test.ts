import { GetTopicAttributesCommand, ListTagsForResourceCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { snsCollector } from './collector';

const arn = (name: string) => `arn:aws:sns:eu-west-1:123456789012:${name}`;
const region = () =>
  fakeAws()
    .on(ListTopicsCommand, ({ NextToken }) => ({
      Topics: [{ TopicArn: arn(NextToken ? 'second' : 'first') }],
      NextToken: NextToken ? undefined : 'more',
    }))
    .on(GetTopicAttributesCommand, ({ TopicArn }) => ({
      Attributes: { TopicArn, Policy: '{}', DisplayName: 'Orders', SubscriptionsConfirmed: '3' },
    }))
    .on(ListTagsForResourceCommand, () => ({ Tags: [{ Key: 'team', Value: 'pay' }] }));

describe('collecting SNS', () => {
  it('follows the pages and leaves out what moves by itself', async () => {
    const topics = (await collectFrom(region(), snsCollector)).of('AWS::SNS::Topic');
    expect(topics).toMatchObject([
      { id: 'first', arn: arn('first'), name: 'Orders', tags: { team: 'pay' }, data: { attributes: { Policy: '{}' } } },
      { id: 'second' },
    ]);
    expect(JSON.stringify(topics)).not.toContain('SubscriptionsConfirmed');
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
});
