import { describe, expect, it } from 'vitest';
import { allow, attach, gap, inline, policyText, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-no-direct-policies';

describe(check.id, () => {
  it('passes for a user with groups only, or with nothing', () => {
    expect(statusOf(check, user({ GroupList: ['ops'], AttachedManagedPolicies: [], UserPolicyList: [] }))).toBe('pass');
    expect(statusOf(check, user())).toBe('pass');
  });
  it('fails for attached and for inline policies, and names them', () => {
    const both = user({ AttachedManagedPolicies: [attach('own')], UserPolicyList: inline(policyText(allow('s3:*'))) });
    expect(verdictsOf(check, both)[0]).toMatchObject({ status: 'fail', evidence: { attached: ['own'], inline: ['extra'] } });
    expect(statusOf(check, user({ UserPolicyList: [{}] }))).toBe('fail');
  });
  it('does not count a permissions boundary, which grants nothing', () =>
    expect(statusOf(check, user({ PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/limit' } }))).toBe(
      'pass',
    ));
  it('is unknown when the listing was refused', () =>
    expect(statusOf(check, { ...user(), gaps: [gap('iam:GetAccountAuthorizationDetails')] })).toBe('unknown'));
});
