import { describe, expect, it } from 'vitest';
import { attach, group, role, settings, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './cloudshell-full-access-unattached';

const AttachedManagedPolicies = [attach('AWSCloudShellFullAccess', { aws: true })];

describe(check.id, () => {
  it('passes when nobody has the policy', () => expect(statusOf(check, settings({}), { others: [user(), group(), role()] })).toBe('pass'));
  it.each([
    ['user', user({ AttachedManagedPolicies })],
    ['group', group({ AttachedManagedPolicies })],
    ['role', role({ AttachedManagedPolicies })],
  ])('fails when a %s has it, and names it', (_kind, holder) =>
    expect(verdictsOf(check, settings({}), { others: [holder] })[0]).toMatchObject({
      status: 'fail',
      evidence: { attachedTo: [holder.arn] },
    }),
  );
  it('is not fooled by an own policy of that name', () =>
    expect(statusOf(check, settings({}), { others: [role({ AttachedManagedPolicies: [attach('AWSCloudShellFullAccess'), {}] })] })).toBe(
      'pass',
    ));
});
