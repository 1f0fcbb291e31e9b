import { describe, expect, it } from 'vitest';
import { bucketOf, policyOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-cross-account-access';

const allow = (Principal: unknown, Condition?: object) =>
  policyOf({ Sid: 'Share', Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: '*', Condition });

describe('s3/bucket-cross-account-access', () => {
  it('fails on another account and names it', () => {
    const [verdict] = verdictsOf(check, bucketOf({ policy: allow({ AWS: 'arn:aws:iam::999988887777:root' }) }));
    expect(verdict).toMatchObject({ status: 'fail', summary: 'The policy lets in 999988887777 (statement Share)' });
  });

  it('fails on everyone within another account', () => {
    expect(statusOf(check, bucketOf({ policy: allow('*', { StringEquals: { 'aws:PrincipalAccount': '999988887777' } }) }))).toBe('fail');
  });

  it.each([
    ['no policy', null],
    ['the own account', allow({ AWS: ['111122223333', 'arn:aws:iam::111122223333:role/shop'] })],
    ['a service', allow({ Service: 'cloudtrail.amazonaws.com' })],
    ['everyone, which other checks report', allow('*')],
    ['a Deny', policyOf({ Effect: 'Deny', Principal: { AWS: '999988887777' }, Action: 's3:*', Resource: '*' })],
  ])('passes %s', (_, policy) => {
    expect(statusOf(check, bucketOf({ policy }))).toBe('pass');
  });

  it('is unknown when the policy is malformed or was refused', () => {
    expect(statusOf(check, bucketOf({ policy: '{' }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ policy: undefined }, { gaps: [refused('s3:GetBucketPolicy')] }))).toBe('unknown');
  });
});
