import { describe, expect, it } from 'vitest';
import { administrator, allow, attach, group, inline, managedPolicy, policyText } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './group-no-admin';

const everything = policyText(allow('*'));
const admin = [attach('AdministratorAccess', { aws: true })];

describe(check.id, () => {
  it('fails when AdministratorAccess is attached, and says by what', () => {
    const verdicts = verdictsOf(check, group({ AttachedManagedPolicies: admin }), { others: [administrator()] });
    expect(verdicts[0]).toMatchObject({ status: 'fail', evidence: { grants: [{ policy: 'AdministratorAccess' }] } });
  });
  it('knows AdministratorAccess without its document', () =>
    expect(statusOf(check, group({ AttachedManagedPolicies: admin }))).toBe('fail'));
  it('fails for own policies and inline ones that allow everything', () => {
    expect(statusOf(check, group({ AttachedManagedPolicies: [attach('own')] }), { others: [managedPolicy(everything)] })).toBe('fail');
    expect(statusOf(check, group({ GroupPolicyList: inline(everything) }))).toBe('fail');
  });
  it('passes for less, by the version in force', () => {
    expect(
      statusOf(check, group({ AttachedManagedPolicies: [attach('own')] }), { others: [managedPolicy(policyText(allow('s3:*')))] }),
    ).toBe('pass');
    expect(statusOf(check, group())).toBe('pass');
  });
  it('is unknown when a policy cannot be read', () => {
    expect(statusOf(check, group({ AttachedManagedPolicies: [attach('own')] }))).toBe('unknown');
    expect(statusOf(check, group({ AttachedManagedPolicies: [attach('own')] }), { others: [managedPolicy(null)] })).toBe('unknown');
    expect(statusOf(check, group({ GroupPolicyList: inline('{') }))).toBe('unknown');
  });
});
