import { describe, expect, it } from 'vitest';
import { resourceOf } from '@/server/checks/shared/testing';
import { after, pathsOf } from '../testing/try-kind';
import { allow, bucket, lambda, open, role } from '../testing/world';
import { queueOpenFunction as kind } from './queue-open-function';

const queueArn = 'arn:aws:sqs:eu-central-1:111122223333:orders';
const queue = (Policy?: string) =>
  resourceOf('AWS::SQS::Queue', {
    id: 'orders',
    arn: queueArn,
    data: { QueueUrl: 'https://sqs.example/orders', attributes: Policy ? { Policy } : {} },
  });
const open1 = queue(open('sqs:SendMessage', queueArn));
const taker = role([allow('sqs:ReceiveMessage', queueArn), allow('s3:GetObject')]);

describe(kind.id, () => {
  const bad = [open1, lambda(), taker, bucket()];

  it('finds the path, which is possible at most: what polls the queue is not told', () => {
    const [path, ...others] = pathsOf(kind, bad);
    expect(others).toEqual([]);
    expect(path?.evidence).toBe('possible');
    expect(path?.detail.nodes.map(({ name }) => name)).toEqual(['Any AWS account', 'orders', 'pay', 'app', 'customer-exports']);
  });

  it('is broken by the one fix that it names', () => {
    const [path] = pathsOf(kind, bad);
    expect(path?.detail.fix.text).toMatch(/who may send/);
    expect(pathsOf(kind, after(bad, path?.cut?.changes ?? []))).toEqual([]);
  });

  it.each([
    ['where nobody else may send', [queue(), lambda(), taker, bucket()]],
    [
      'where the role may take from any queue, which tells nothing',
      [open1, lambda(), role([allow('sqs:ReceiveMessage'), allow('s3:GetObject')]), bucket()],
    ],
  ] as const)('is not there %s', (_, resources) => {
    expect(pathsOf(kind, resources)).toEqual([]);
  });
});
