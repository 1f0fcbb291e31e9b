import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-incomplete-uploads-aborted';

const abort = { Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } } as const;

describe('s3/bucket-incomplete-uploads-aborted', () => {
  it.each([[abort], [{ ...abort, Filter: {} }], [{ ...abort, Filter: { Prefix: '' } }], [{ ...abort, Prefix: '' }]])(
    'passes a rule for the whole bucket: %o',
    (rule) => {
      expect(statusOf(check, bucketOf({ lifecycle: [rule] }))).toBe('pass');
    },
  );

  it('fails when it is about a part, switched off, or not there', () => {
    expect(verdictsOf(check, bucketOf({ lifecycle: [{ ...abort, Filter: { Prefix: 'tmp/' } }] }))[0]).toMatchObject({
      status: 'fail',
      summary: expect.stringContaining('only in part'),
    });
    expect(statusOf(check, bucketOf({ lifecycle: [{ ...abort, Status: 'Disabled' }] }))).toBe('fail');
    expect(statusOf(check, bucketOf())).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ lifecycle: undefined }, { gaps: [refused('s3:GetBucketLifecycleConfiguration')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ lifecycle: undefined }))).toBe('unknown');
  });
});
