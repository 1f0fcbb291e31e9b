import { describe, expect, it } from 'vitest';
import { bucketOf, policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-access-logging-enabled';

describe('s3/bucket-access-logging-enabled', () => {
  it('passes when access is logged, and says where', () => {
    const [verdict] = verdictsOf(check, bucketOf({ logging: { TargetBucket: 'shop-logs', TargetPrefix: '' } }));
    expect(verdict).toMatchObject({ status: 'pass', evidence: { target: 'shop-logs' } });
  });

  it('fails when it is not', () => {
    expect(statusOf(check, bucketOf())).toBe('fail');
  });

  it('does not ask the bucket that receives the logs', () => {
    const policy = policyOf({ Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: '*' });
    expect(statusOf(check, bucketOf({ policy }))).toBe('not-applicable');
  });

  it('asks a bucket with a malformed policy', () => {
    expect(statusOf(check, bucketOf({ policy: '{' }))).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ logging: undefined }, { gaps: [refused('s3:GetBucketLogging')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ logging: undefined }))).toBe('unknown');
  });
});
