import { describe, expect, it } from 'vitest';
import { gap, role, trusting } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './role-trust-not-public';

describe(check.id, () => {
  it.each([
    ['fail', 'everyone', { AWS: '*' }, undefined],
    ['fail', 'everyone, by a bare star', '*', undefined],
    ['fail', 'everyone, with any external id', { AWS: '*' }, { StringLike: { 'sts:ExternalId': '*' } }],
    ['pass', 'everyone of an organization', { AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['pass', 'another account', { AWS: 'arn:aws:iam::444455556666:root' }, undefined],
    ['pass', 'an account of China', { AWS: 'arn:aws-cn:iam::444455556666:root' }, undefined],
    ['not-applicable', 'the own account', { AWS: 'arn:aws:iam::111122223333:root' }, undefined],
    ['not-applicable', 'a service', { Service: 'ec2.amazonaws.com' }, undefined],
  ])('gives %s for %s', (status, _what, principal, condition) => expect(statusOf(check, trusting(principal, condition))).toBe(status));

  it('does not apply to service-linked roles', () =>
    expect(statusOf(check, role({ Path: '/aws-service-role/x.amazonaws.com/' }))).toBe('not-applicable'));
  it('is unknown when the trust policy is malformed or missing', () => {
    expect(statusOf(check, role({ AssumeRolePolicyDocument: '{"Statement": [{}, 3]}' }))).toBe('unknown');
    expect(statusOf(check, role({}))).toBe('unknown');
    expect(statusOf(check, { ...trusting('*'), gaps: [gap('iam:GetAccountAuthorizationDetails')] })).toBe('unknown');
  });
});
