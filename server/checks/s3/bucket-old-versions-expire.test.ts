import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-old-versions-expire';

const versioning = { status: 'Enabled', mfaDelete: false } as const;
const NoncurrentVersionExpiration = { NoncurrentDays: 90 };

describe('s3/bucket-old-versions-expire', () => {
  it('passes when a rule ends them', () => {
    expect(statusOf(check, bucketOf({ versioning, lifecycle: [{ Status: 'Enabled', NoncurrentVersionExpiration }] }))).toBe('pass');
  });

  it.each([
    null,
    [{ Status: 'Disabled' as const, NoncurrentVersionExpiration }],
    [{ Status: 'Enabled' as const, Expiration: { Days: 3 } }],
  ])('fails with %o', (lifecycle) => {
    expect(statusOf(check, bucketOf({ versioning, lifecycle }))).toBe('fail');
  });

  it('asks about versions that were kept before versioning was suspended', () => {
    expect(statusOf(check, bucketOf({ versioning: { ...versioning, status: 'Suspended' } }))).toBe('fail');
  });

  it('does not ask a bucket without versions', () => {
    expect(statusOf(check, bucketOf())).toBe('not-applicable');
    expect(statusOf(check, bucketOf({ versioning: null }))).toBe('not-applicable');
  });

  it('is unknown when the rules were refused', () => {
    expect(statusOf(check, bucketOf({ versioning, lifecycle: undefined }, { gaps: [refused('s3:GetBucketLifecycleConfiguration')] }))).toBe(
      'unknown',
    );
  });
});
