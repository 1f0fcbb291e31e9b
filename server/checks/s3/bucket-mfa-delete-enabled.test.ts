import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-mfa-delete-enabled';

describe('s3/bucket-mfa-delete-enabled', () => {
  it('passes when deleting a version takes MFA', () => {
    expect(statusOf(check, bucketOf({ versioning: { status: 'Enabled', mfaDelete: true } }))).toBe('pass');
  });

  it.each([{ status: 'Enabled', mfaDelete: false } as const, { status: 'Off', mfaDelete: false } as const, null])(
    'fails with versioning %o',
    (versioning) => {
      expect(statusOf(check, bucketOf({ versioning }))).toBe('fail');
    },
  );

  it('is unknown when versioning was refused or not given', () => {
    expect(statusOf(check, bucketOf({ versioning: undefined }, { gaps: [refused('s3:GetBucketVersioning')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ versioning: undefined }))).toBe('unknown');
  });
});
