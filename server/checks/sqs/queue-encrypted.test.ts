import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './queue-encrypted';

const QueueUrl = 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders';
const queue = (attributes: Record<string, string> | undefined, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::SQS::Queue', { gaps, data: { QueueUrl, ...(attributes && { attributes }) } });

describe('sqs/queue-encrypted', () => {
  it.each([
    [{ SqsManagedSseEnabled: 'true' }, 'pass'],
    [{ SqsManagedSseEnabled: 'True' }, 'pass'],
    [{ SqsManagedSseEnabled: 'false' }, 'fail'],
    [{ SqsManagedSseEnabled: 'false', KmsMasterKeyId: 'alias/aws/sqs' }, 'pass'],
    [{ KmsMasterKeyId: 'alias/orders' }, 'pass'],
    [{ SqsManagedSseEnabled: 'false', KmsMasterKeyId: '' }, 'fail'],
    [{}, 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (attributes, status) => expect(statusOf(check, queue(attributes))).toBe(status));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, queue(undefined, [refused('sqs:GetQueueAttributes')]))).toBe('unknown');
  });
});
