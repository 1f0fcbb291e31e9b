import { describe, expect, it } from 'vitest';
import { attach, role, trusting } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './foreign-role-not-read-all';

const readOnly = [attach('ReadOnlyAccess', { aws: true })];
const carrying = (principal: unknown, AttachedManagedPolicies: { PolicyName: string; PolicyArn: string }[], condition?: unknown) => {
  const one = trusting(principal, condition);
  return { ...one, data: { ...one.data, AttachedManagedPolicies } };
};

describe(check.id, () => {
  it('fails for another account, and names it', () =>
    expect(verdictsOf(check, carrying({ AWS: '444455556666' }, readOnly, { StringEquals: { 'sts:ExternalId': 'a1b2' } }))[0]).toMatchObject(
      {
        status: 'fail',
        summary: '444455556666 can read everything here by this role',
      },
    ));
  it('fails for an organization', () =>
    expect(statusOf(check, carrying('*', readOnly, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }))).toBe('fail'));
  it('passes with policies that see settings only, or an own one of that name', () => {
    expect(statusOf(check, carrying({ AWS: '444455556666' }, [attach('SecurityAudit', { aws: true })]))).toBe('pass');
    expect(statusOf(check, carrying({ AWS: '444455556666' }, [attach('ReadOnlyAccess')]))).toBe('pass');
  });
  it('does not apply to the own account or services', () => {
    expect(statusOf(check, carrying({ AWS: '111122223333' }, readOnly))).toBe('not-applicable');
    expect(statusOf(check, carrying({ Service: 'ec2.amazonaws.com' }, readOnly))).toBe('not-applicable');
  });
  it('is unknown without a trust policy', () => expect(statusOf(check, role({ AttachedManagedPolicies: readOnly }))).toBe('unknown'));
});
