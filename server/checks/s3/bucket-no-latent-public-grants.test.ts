import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, groupGrant, policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-no-latent-public-grants';

const others = [accountSettingsOf()];
const policy = policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' });

describe('s3/bucket-no-latent-public-grants', () => {
  it('passes when there is no public grant', () => {
    expect(statusOf(check, bucketOf({ publicAccessBlock: allBlocked }), { others })).toBe('pass');
  });

  it('fails when only a switch keeps a statement shut', () => {
    const [verdict] = verdictsOf(check, bucketOf({ policy, publicAccessBlock: allBlocked }), { others });
    expect(verdict).toMatchObject({ status: 'fail', summary: expect.stringContaining('RestrictPublicBuckets of the bucket') });
  });

  it('fails when only disabled ACLs keep a grant shut', () => {
    const data = { acl: { grants: [groupGrant('READ')] }, ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] } };
    expect(statusOf(check, bucketOf(data), { others })).toBe('fail');
  });

  it('leaves open grants to the other checks', () => {
    expect(statusOf(check, bucketOf({ policy }), { others })).toBe('pass');
  });

  it('is unknown when the policy is malformed or the block was refused', () => {
    expect(statusOf(check, bucketOf({ policy: '[' }), { others })).toBe('unknown');
    expect(statusOf(check, bucketOf({}, { gaps: [refused('s3:GetPublicAccessBlock')] }), { others })).toBe('unknown');
  });
});
