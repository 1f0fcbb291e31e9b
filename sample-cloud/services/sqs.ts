import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { inRegion, pageSize } from './listing';

function queueOf(url = '', { state, region }: OperationContext) {
  const found = state.find('AWS::SQS::Queue', region, url.slice(url.lastIndexOf('/') + 1));
  if (!found) throw new ApiError('QueueDoesNotExist', 400, 'The specified queue does not exist.');
  return found;
}

/** SQS: queues and what is set on them. Messages are not there to be read. */
export const sqs = defineService({
  name: 'sqs',
  signingName: 'sqs',
  schemas: () => import('@aws-sdk/client-sqs'),
  operations: {
    ListQueues({ MaxResults, NextToken }, context) {
      const found = page(inRegion(context, 'AWS::SQS::Queue'), NextToken, pageSize(MaxResults, { most: 1000 }, 'InvalidParameterValue'));
      // As AWS: where there is nothing the field is missing.
      return { ...(found.items.length > 0 && { QueueUrls: found.items.map(({ data }) => data.QueueUrl) }), NextToken: found.next };
    },
    GetQueueAttributes({ QueueUrl, AttributeNames = [] }, context) {
      const { arn, data } = queueOf(QueueUrl, context);
      const all: Record<string, string> = { QueueArn: arn, ...data.attributes };
      const names: readonly string[] = AttributeNames;
      return { Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name))) };
    },
    ListQueueTags({ QueueUrl }, context) {
      const { tags } = queueOf(QueueUrl, context);
      return Object.keys(tags).length > 0 ? { Tags: tags } : {};
    },
  },
});
