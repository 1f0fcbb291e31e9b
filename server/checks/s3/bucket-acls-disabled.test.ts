import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-acls-disabled';

describe('s3/bucket-acls-disabled', () => {
  it('passes when the owner owns everything', () => {
    expect(statusOf(check, bucketOf({ ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }))).toBe('pass');
  });

  it.each([
    { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' as const }] },
    { Rules: [{ ObjectOwnership: 'ObjectWriter' as const }] },
    { Rules: [] },
    null,
  ])('fails with %o', (ownership) => {
    expect(statusOf(check, bucketOf({ ownership }))).toBe('fail');
  });

  it('is unknown when ownership was refused or not given', () => {
    expect(statusOf(check, bucketOf({ ownership: undefined }, { gaps: [refused('s3:GetBucketOwnershipControls')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ ownership: undefined }))).toBe('unknown');
  });
});
