import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './topic-encrypted-with-kms';

const topic = (attributes: Record<string, string> | undefined, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::SNS::Topic', {
    gaps,
    data: { TopicArn: 'arn:aws:sns:eu-central-1:111122223333:orders', ...(attributes && { attributes }) },
  });

describe('sns/topic-encrypted-with-kms', () => {
  it.each([
    [{ KmsMasterKeyId: 'alias/aws/sns' }, 'pass'],
    [{ KmsMasterKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }, 'pass'],
    [{ KmsMasterKeyId: '' }, 'fail'],
    [{}, 'fail'],
    [undefined, 'unknown'],
  ])('%j: %s', (attributes, status) => expect(statusOf(check, topic(attributes))).toBe(status));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, topic(undefined, [refused('sns:GetTopicAttributes')]))).toBe('unknown');
  });
});
