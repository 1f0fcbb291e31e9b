import { describe, expect, it } from 'vitest';
import { bucketOf } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './trail-bucket-deletion-guarded';

const inBucket = (data: Parameters<typeof bucketOf>[0]) => [bucketOf(data, { id: 'shop-trail' })];

describe('cloudtrail/trail-bucket-deletion-guarded', () => {
  it('passes with MFA delete, or with a lock', () => {
    expect(statusOf(check, trailOf(), { others: inBucket({ versioning: { status: 'Enabled', mfaDelete: true } }) })).toBe('pass');
    const objectLock = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } } as const;
    expect(statusOf(check, trailOf(), { others: inBucket({ objectLock }) })).toBe('pass');
  });

  it('fails with neither, and with a lock that locks nothing by itself', () => {
    expect(statusOf(check, trailOf(), { others: inBucket({}) })).toBe('fail');
    expect(statusOf(check, trailOf(), { others: inBucket({ objectLock: { ObjectLockEnabled: 'Enabled' } }) })).toBe('fail');
  });

  it('is unknown when the bucket is elsewhere or did not tell', () => {
    expect(statusOf(check, trailOf())).toBe('unknown');
    expect(statusOf(check, trailOf(), { others: inBucket({ versioning: undefined }) })).toBe('unknown');
  });
});
