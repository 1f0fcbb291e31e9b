import { describe, expect, it } from 'vitest';
import { account } from '../shared/account-testing';
import { attach, group, role, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './cloudshell-full-access-unattached';

const AttachedManagedPolicies = [attach('AWSCloudShellFullAccess', { aws: true })];

describe(check.id, () => {
  it('passes when nobody has the policy', () => expect(statusOf(check, account({}), { others: [user(), group(), role()] })).toBe('pass'));
  it.each([
    ['user', user({ AttachedManagedPolicies })],
    ['group', group({ AttachedManagedPolicies })],
    ['role', role({ AttachedManagedPolicies })],
  ])('fails when a %s has it, and names it', (_kind, holder) =>
    expect(verdictsOf(check, account({}), { others: [holder] })[0]).toMatchObject({
      status: 'fail',
      evidence: { attachedTo: [holder.arn] },
    }),
  );
  it('is not fooled by an own policy of that name', () =>
    expect(statusOf(check, account({}), { others: [role({ AttachedManagedPolicies: [attach('AWSCloudShellFullAccess'), {}] })] })).toBe(
      'pass',
    ));
});
