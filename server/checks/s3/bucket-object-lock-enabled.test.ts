import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-object-lock-enabled';

describe('s3/bucket-object-lock-enabled', () => {
  it('passes with a default retention and without', () => {
    const objectLock = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } } as const;
    expect(verdictsOf(check, bucketOf({ objectLock }))[0]).toMatchObject({ status: 'pass', evidence: { mode: 'COMPLIANCE', days: 30 } });
    expect(statusOf(check, bucketOf({ objectLock: { ObjectLockEnabled: 'Enabled' } }))).toBe('pass');
  });

  it('fails when it is off', () => {
    expect(statusOf(check, bucketOf())).toBe('fail');
    expect(statusOf(check, bucketOf({ objectLock: {} }))).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ objectLock: undefined }, { gaps: [refused('s3:GetObjectLockConfiguration')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ objectLock: undefined }))).toBe('unknown');
  });
});
