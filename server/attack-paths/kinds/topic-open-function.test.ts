import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { admin, allow, calledFor, lambda, open, role } from '../testing/world';
import { topicOpenFunction } from './topic-open-function';

const topicArn = 'arn:aws:sns:eu-central-1:111122223333:orders';
const topic = (Policy?: string) =>
  resourceOf('AWS::SNS::Topic', { id: 'orders', arn: topicArn, data: { TopicArn: topicArn, attributes: Policy ? { Policy } : {} } });
const fn = lambda({ policy: calledFor('sns', topicArn) });

tryKind(topicOpenFunction, {
  bad: [topic(open('sns:Publish', topicArn)), fn, role([admin])],
  good: {
    'where strangers may only subscribe': [topic(open('sns:Subscribe', topicArn)), fn, role([admin])],
    'where no function listens': [topic(open('sns:Publish', topicArn)), lambda(), role([admin])],
    'with a role that does one thing': [topic(open('sns:Publish', topicArn)), fn, role([allow('sqs:SendMessage')])],
  },
  fix: /who may publish/,
  over: ['Any AWS account', 'orders', 'pay', 'app'],
});
