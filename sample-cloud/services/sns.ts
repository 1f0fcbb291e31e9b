import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion } from './listing';

function topicOf(arn = '', { state, region }: OperationContext) {
  const found = state.find('AWS::SNS::Topic', region, arn);
  if (!found) throw new ApiError('NotFound', 404, 'Topic does not exist');
  return found;
}

/** SNS: topics and what is set on them. */
export const sns = defineService({
  name: 'sns',
  signingName: 'sns',
  schemas: () => import('@aws-sdk/client-sns'),
  operations: {
    ListTopics({ NextToken }, context) {
      const found = page(inRegion(context, 'AWS::SNS::Topic'), NextToken, 100);
      return { Topics: found.items.map(({ arn }) => ({ TopicArn: arn })), NextToken: found.next };
    },
    ListSubscriptions({ NextToken }, context) {
      const found = page(inRegion(context, 'AWS::SNS::Subscription'), NextToken, 100);
      return {
        Subscriptions: found.items.map(({ arn, data }) => ({
          ...data,
          SubscriptionArn: arn,
          Owner: data.Owner ?? undefined,
          Protocol: data.Protocol ?? undefined,
          Endpoint: data.Endpoint ?? undefined,
        })),
        NextToken: found.next,
      };
    },
    GetTopicAttributes({ TopicArn }, context) {
      const { arn, data } = topicOf(TopicArn, context);
      return { Attributes: { TopicArn: arn, SubscriptionsConfirmed: '3', SubscriptionsPending: '0', ...data.attributes } };
    },
    ListTagsForResource: ({ ResourceArn }, context) => ({ Tags: tagList(topicOf(ResourceArn, context).tags) }),
  },
});
