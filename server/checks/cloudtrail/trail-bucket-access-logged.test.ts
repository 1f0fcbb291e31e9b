import { describe, expect, it } from 'vitest';
import { bucketOf } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './trail-bucket-access-logged';

const target = { TargetBucket: 'shop-logs', TargetPrefix: '' };
const inBucket = (data: Parameters<typeof bucketOf>[0]) => [
  bucketOf(data, { id: 'shop-trail', region: 'us-east-1' }),
  bucketOf({ logging: target }),
];

describe('cloudtrail/trail-bucket-access-logged', () => {
  it('passes when access to the log bucket is logged, in whatever region it is', () => {
    expect(statusOf(check, trailOf(), { others: inBucket({ logging: target }) })).toBe('pass');
  });

  it('fails when it is not', () => {
    expect(verdictsOf(check, trailOf(), { others: inBucket({}) })[0]).toMatchObject({
      status: 'fail',
      evidence: { bucket: 'shop-trail', target: null },
    });
  });

  it('is unknown when the bucket belongs to another account', () => {
    expect(statusOf(check, trailOf({ S3BucketName: 'org-trail' }), { others: inBucket({}) })).toBe('unknown');
  });

  it('is unknown when the setting or the bucket was not given', () => {
    expect(statusOf(check, trailOf(), { others: inBucket({ logging: undefined }) })).toBe('unknown');
    expect(statusOf(check, trailOf({ S3BucketName: undefined }))).toBe('unknown');
  });
});
