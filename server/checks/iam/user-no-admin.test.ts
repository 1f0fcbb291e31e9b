import { describe, expect, it } from 'vitest';
import { administrator, allow, attach, inline, managedPolicy, policyText, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-no-admin';

const everything = policyText(allow('*'));
const admin = [attach('AdministratorAccess', { aws: true })];

describe(check.id, () => {
  it('fails when AdministratorAccess is attached, and says by what', () => {
    const verdicts = verdictsOf(check, user({ AttachedManagedPolicies: admin }), { others: [administrator()] });
    expect(verdicts[0]).toMatchObject({ status: 'fail', evidence: { grants: [{ policy: 'AdministratorAccess' }] } });
  });
  it('knows AdministratorAccess without its document', () =>
    expect(statusOf(check, user({ AttachedManagedPolicies: admin }))).toBe('fail'));
  it('fails for own policies and inline ones that allow everything', () => {
    expect(statusOf(check, user({ AttachedManagedPolicies: [attach('own')] }), { others: [managedPolicy(everything)] })).toBe('fail');
    expect(statusOf(check, user({ UserPolicyList: inline(everything) }))).toBe('fail');
  });
  it('says the same in whatever order AWS lists the policies', () => {
    const lists = [inline(everything, 'a'), inline(everything, 'b')];
    const judged = (order: typeof lists) => verdictsOf(check, user({ UserPolicyList: order.flat() }));
    expect(judged(lists)).toEqual(judged(lists.toReversed()));
  });
  it('passes for less, by the version in force', () => {
    expect(
      statusOf(check, user({ AttachedManagedPolicies: [attach('own')] }), { others: [managedPolicy(policyText(allow('s3:*')))] }),
    ).toBe('pass');
    expect(statusOf(check, user())).toBe('pass');
  });
  it('is unknown when a policy cannot be read', () => {
    expect(statusOf(check, user({ AttachedManagedPolicies: [attach('own')] }))).toBe('unknown');
    expect(statusOf(check, user({ AttachedManagedPolicies: [attach('own')] }), { others: [managedPolicy(null)] })).toBe('unknown');
    expect(statusOf(check, user({ UserPolicyList: inline('{') }))).toBe('unknown');
  });
  it('passes when a permissions boundary holds it back, and not when the boundary allows everything or cannot be read', () => {
    const bounded = user({ AttachedManagedPolicies: admin, PermissionsBoundary: { PermissionsBoundaryArn: attach('limit').PolicyArn } });
    const limit = (document: string) => managedPolicy(document, { name: 'limit', attachments: 0, boundaryOf: 1 });
    expect(statusOf(check, bounded, { others: [administrator(), limit(policyText(allow('s3:*')))] })).toBe('pass');
    expect(statusOf(check, bounded, { others: [administrator(), limit(everything)] })).toBe('fail');
    expect(statusOf(check, bounded, { others: [administrator()] })).toBe('fail');
  });
});
