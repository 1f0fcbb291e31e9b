import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-public-access-blocked';

const others = [accountSettingsOf()];

describe('s3/bucket-public-access-blocked', () => {
  it('passes when the bucket, the account or both together have all switches on', () => {
    expect(statusOf(check, bucketOf({ publicAccessBlock: allBlocked }), { others })).toBe('pass');
    expect(statusOf(check, bucketOf(), { others: [accountSettingsOf(allBlocked)] })).toBe('pass');
    const half = { BlockPublicAcls: true, IgnorePublicAcls: true };
    const rest = { BlockPublicPolicy: true, RestrictPublicBuckets: true };
    expect(statusOf(check, bucketOf({ publicAccessBlock: half }), { others: [accountSettingsOf(rest)] })).toBe('pass');
  });

  it('fails when nothing is set', () => {
    expect(statusOf(check, bucketOf(), { others })).toBe('fail');
  });

  it('fails on one switch and names it', () => {
    const publicAccessBlock = { ...allBlocked, RestrictPublicBuckets: false };
    expect(verdictsOf(check, bucketOf({ publicAccessBlock }), { others })[0]).toMatchObject({
      status: 'fail',
      summary: 'RestrictPublicBuckets is off for the bucket and for the account',
    });
  });

  it('is unknown when the block was refused or not given', () => {
    expect(statusOf(check, bucketOf({ publicAccessBlock: undefined }, { gaps: [refused('s3:GetPublicAccessBlock')] }), { others })).toBe(
      'unknown',
    );
    expect(statusOf(check, bucketOf({ publicAccessBlock: undefined }), { others })).toBe('unknown');
  });
});
