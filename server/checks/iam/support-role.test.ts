import { describe, expect, it } from 'vitest';
import { account } from '../shared/account-testing';
import { attach, role } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './support-role';

const judged = (...others: ReturnType<typeof role>[]) => statusOf(check, account({}), { others });

describe(check.id, () => {
  it('passes when a role carries the policy', () => {
    const helper = role({ AttachedManagedPolicies: [attach('AWSSupportAccess', { aws: true })] }, 'helper');
    expect(verdictsOf(check, account({}), { others: [role(), helper] })[0]).toMatchObject({
      status: 'pass',
      evidence: { roles: ['helper'] },
    });
  });
  it('knows the policy in other partitions', () => {
    const arn = 'arn:aws-cn:iam::aws:policy/AWSSupportAccess';
    expect(judged(role({ AttachedManagedPolicies: [{ PolicyArn: arn }] }))).toBe('pass');
  });
  it('fails when no role does, or there is no role', () => {
    expect(judged(role({ AttachedManagedPolicies: [{}] }))).toBe('fail');
    expect(judged()).toBe('fail');
  });
  it('is not fooled by a policy of the same name', () =>
    expect(judged(role({ AttachedManagedPolicies: [attach('AWSSupportAccess')] }))).toBe('fail'));
});
