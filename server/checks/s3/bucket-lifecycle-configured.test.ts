import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-lifecycle-configured';

describe('s3/bucket-lifecycle-configured', () => {
  it('passes when a rule is in force', () => {
    expect(statusOf(check, bucketOf({ lifecycle: [{ Status: 'Disabled' }, { Status: 'Enabled', Expiration: { Days: 30 } }] }))).toBe(
      'pass',
    );
  });

  it.each([null, [], [{ Status: 'Disabled' as const }]])('fails with %o', (lifecycle) => {
    expect(statusOf(check, bucketOf({ lifecycle }))).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ lifecycle: undefined }, { gaps: [refused('s3:GetBucketLifecycleConfiguration')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ lifecycle: undefined }))).toBe('unknown');
  });
});
