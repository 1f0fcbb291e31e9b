import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, groupGrant, policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-not-public';

const others = [accountSettingsOf()];
const openRead = policyOf({
  Sid: 'Shop',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::shop-invoices/*',
});

describe('s3/bucket-not-public', () => {
  it('passes a bucket without policy and grants', () => {
    expect(statusOf(check, bucketOf(), { others })).toBe('pass');
  });

  it('fails on a public statement and names it', () => {
    const [verdict] = verdictsOf(check, bucketOf({ policy: openRead }), { others });
    expect(verdict).toMatchObject({
      status: 'fail',
      summary: expect.stringContaining('Shop'),
      evidence: { exposures: [{ access: 'read', via: 'policy' }] },
    });
  });

  it('fails on a public ACL', () => {
    expect(statusOf(check, bucketOf({ acl: { grants: [groupGrant('READ', 'AuthenticatedUsers')] } }), { others })).toBe('fail');
  });

  it.each([
    ['of the bucket', { publicAccessBlock: allBlocked }, null],
    ['of the account', {}, allBlocked],
  ])('passes when a block %s shuts it', (_, data, account) => {
    expect(statusOf(check, bucketOf({ policy: openRead, ...data }), { others: [accountSettingsOf(account)] })).toBe('pass');
  });

  it('passes when a condition closes the statement', () => {
    const policy = policyOf({
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } },
    });
    expect(statusOf(check, bucketOf({ policy }), { others })).toBe('pass');
  });

  it('is unknown when the policy is malformed or was refused', () => {
    expect(statusOf(check, bucketOf({ policy: '{' }), { others })).toBe('unknown');
    expect(statusOf(check, bucketOf({ policy: undefined }, { gaps: [refused('s3:GetBucketPolicy')] }), { others })).toBe('unknown');
    expect(statusOf(check, bucketOf({ acl: undefined }), { others })).toBe('unknown');
  });
});
