import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, groupGrant, policyOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-policy-not-public-write';

const others = [accountSettingsOf()];
const both = ['arn:aws:s3:::shop-invoices', 'arn:aws:s3:::shop-invoices/*'];
const allowing = (Action: string, Principal: unknown = '*') => policyOf({ Effect: 'Allow', Principal, Action, Resource: both });

describe('s3/bucket-policy-not-public-write', () => {
  it.each(['s3:PutObject', 's3:DeleteObject', 's3:PutBucketPolicy', 's3:*'])('fails when everyone is allowed %s', (action) => {
    expect(statusOf(check, bucketOf({ policy: allowing(action) }), { others })).toBe('fail');
  });

  it('passes another kind of access, and what only the ACL opens', () => {
    expect(statusOf(check, bucketOf({ policy: allowing('s3:GetObject') }), { others })).toBe('pass');
    expect(statusOf(check, bucketOf({ acl: { grants: [groupGrant('FULL_CONTROL')] } }), { others })).toBe('pass');
  });

  it('passes without a policy, and when a role is named', () => {
    expect(statusOf(check, bucketOf(), { others })).toBe('pass');
    expect(statusOf(check, bucketOf({ policy: allowing('s3:*', { AWS: 'arn:aws:iam::111122223333:role/shop' }) }), { others })).toBe(
      'pass',
    );
  });

  it('passes when the account restricts public buckets', () => {
    expect(statusOf(check, bucketOf({ policy: allowing('s3:*') }), { others: [accountSettingsOf(allBlocked)] })).toBe('pass');
  });

  it('is unknown when the policy is malformed or was refused', () => {
    expect(statusOf(check, bucketOf({ policy: 'nonsense' }), { others })).toBe('unknown');
    expect(statusOf(check, bucketOf({ policy: undefined }, { gaps: [refused('s3:GetBucketPolicy')] }), { others })).toBe('unknown');
  });
});
