import { describe, expect, it } from 'vitest';
import { answersWhoGetsIn } from '../shared/policy-testing';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './queue-not-public';

const queue = (policy: string | null | undefined, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::SQS::Queue', {
    id: 'orders',
    gaps,
    data: {
      QueueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders',
      ...(policy !== undefined && { attributes: policy === null ? {} : { Policy: policy } }),
    },
  });

describe('sqs/queue-not-public', () => {
  answersWhoGetsIn((policy) => statusOf(check, queue(policy)));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, queue(undefined, [refused('sqs:GetQueueAttributes')]))).toBe('unknown');
  });
});
