import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-object-acls-powerless';

const owned = (ObjectOwnership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter') => ({
  ownership: { Rules: [{ ObjectOwnership }] },
});
const onlyPolicies = { ...allBlocked, IgnorePublicAcls: false };

describe('s3/bucket-object-acls-powerless', () => {
  it.each([
    ['ACLs are off', owned('BucketOwnerEnforced'), null],
    ['the bucket ignores public ACLs', { ...owned('ObjectWriter'), publicAccessBlock: allBlocked }, null],
    ['the account ignores public ACLs', owned('ObjectWriter'), allBlocked],
  ] as const)('passes when %s', (_, data, account) => {
    expect(statusOf(check, bucketOf(data), { others: [accountSettingsOf(account)] })).toBe('pass');
  });

  it.each([
    ['nothing is set, as on old buckets', {}, null],
    ['uploaders own their objects', owned('ObjectWriter'), null],
    ['the owner is merely preferred', owned('BucketOwnerPreferred'), onlyPolicies],
    ['the block leaves ACLs alone', { publicAccessBlock: onlyPolicies }, onlyPolicies],
    ['there are no rules', { ownership: { Rules: undefined } }, null],
  ])('fails when %s', (_, data, account) => {
    expect(statusOf(check, bucketOf(data), { others: [accountSettingsOf(account)] })).toBe('fail');
  });

  it('is unknown when the bucket or the account would not tell', () => {
    expect(statusOf(check, bucketOf({ ownership: undefined }), { others: [accountSettingsOf()] })).toBe('unknown');
    expect(statusOf(check, bucketOf({}, { gaps: [refused('s3:GetBucketOwnershipControls')] }), { others: [accountSettingsOf()] })).toBe(
      'unknown',
    );
    expect(statusOf(check, bucketOf(), { others: [accountSettingsOf(null, [refused('s3control:GetPublicAccessBlock')])] })).toBe('unknown');
  });
});
