import { describe, expect, it } from 'vitest';
import { administrator, allow, attach, managedPolicy, policyText, role } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './aws-admin-policy-unattached';

const holder = role({ AttachedManagedPolicies: [attach('AdministratorAccess', { aws: true })] });

describe(check.id, () => {
  it('fails when attached, and names who has it', () => {
    expect(verdictsOf(check, administrator(), { others: [holder, role({}, 'other')] })[0]).toMatchObject({
      status: 'fail',
      evidence: { attachedTo: [holder.arn] },
    });
  });
  it('passes for policies of AWS that allow less', () =>
    expect(statusOf(check, managedPolicy(policyText(allow('s3:Get*')), { name: 'ReadS3', aws: true }))).toBe('pass'));
  it('passes when it is only a permissions boundary', () =>
    expect(
      statusOf(check, managedPolicy(policyText(allow('*')), { name: 'AdministratorAccess', aws: true, attachments: 0, boundaryOf: 1 })),
    ).toBe('pass'));
  it('knows AdministratorAccess without its document; others are unknown', () => {
    expect(statusOf(check, managedPolicy(null, { name: 'AdministratorAccess', aws: true }))).toBe('fail');
    expect(statusOf(check, managedPolicy(null, { name: 'PowerUserAccess', aws: true }))).toBe('unknown');
  });
  it('does not apply to policies of the account', () =>
    expect(statusOf(check, managedPolicy(policyText(allow('*'))))).toBe('not-applicable'));
});
