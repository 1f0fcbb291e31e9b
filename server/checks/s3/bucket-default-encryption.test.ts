import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-default-encryption';

const by = (SSEAlgorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse') => ({
  encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm } }] },
});

describe('s3/bucket-default-encryption', () => {
  it.each(['AES256', 'aws:kms', 'aws:kms:dsse'] as const)('passes %s', (algorithm) => {
    expect(statusOf(check, bucketOf(by(algorithm)))).toBe('pass');
  });

  it.each([null, { Rules: [] }, { Rules: [{ BucketKeyEnabled: false }] }])('fails with %o', (encryption) => {
    expect(statusOf(check, bucketOf({ encryption }))).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ encryption: undefined }, { gaps: [refused('s3:GetBucketEncryption')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ encryption: undefined }))).toBe('unknown');
  });
});
