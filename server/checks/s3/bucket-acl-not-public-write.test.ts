import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, groupGrant, policyOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-acl-not-public-write';

const others = [accountSettingsOf()];
const granting = (...grants: Parameters<typeof groupGrant>) => ({ acl: { grants: [groupGrant(...grants)] } });

describe('s3/bucket-acl-not-public-write', () => {
  it.each(['WRITE', 'WRITE_ACP', 'FULL_CONTROL'] as const)('fails when everyone has %s', (permission) => {
    expect(statusOf(check, bucketOf(granting(permission)), { others })).toBe('fail');
    expect(statusOf(check, bucketOf(granting(permission, 'AuthenticatedUsers')), { others })).toBe('fail');
  });

  it('passes other grants, and what only the policy opens', () => {
    const policy = policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' });
    expect(statusOf(check, bucketOf(granting('READ')), { others })).toBe('pass');
    expect(
      statusOf(check, bucketOf({ acl: { grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'abc' }, Permission: 'FULL_CONTROL' }, {}] } }), {
        others,
      }),
    ).toBe('pass');
    expect(statusOf(check, bucketOf({ policy }), { others })).toBe('pass');
  });

  it('passes when ACLs are disabled or ignored', () => {
    const open = granting('FULL_CONTROL');
    expect(statusOf(check, bucketOf({ ...open, ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }), { others })).toBe(
      'pass',
    );
    expect(statusOf(check, bucketOf({ ...open, publicAccessBlock: allBlocked }), { others })).toBe('pass');
  });

  it('is unknown when the ACL was refused', () => {
    expect(statusOf(check, bucketOf({ acl: undefined }, { gaps: [refused('s3:GetBucketAcl')] }), { others })).toBe('unknown');
  });
});
