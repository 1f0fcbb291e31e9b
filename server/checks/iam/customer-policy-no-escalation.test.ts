import { describe, expect, it } from 'vitest';
import { allow, managedPolicy, policyText } from '../shared/iam-testing';
import { escalationCases } from '../shared/iam-testing-statements';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './customer-policy-no-escalation';

const { bad, good } = escalationCases;

describe(check.id, () => {
  it('fails, with the statements', () =>
    expect(verdictsOf(check, managedPolicy(policyText(...bad)))[0]).toMatchObject({
      status: 'fail',
      evidence: { grants: expect.any(Array) },
    }));
  it('fails for a policy that is attached to nobody too', () =>
    expect(statusOf(check, managedPolicy(policyText(...bad), { attachments: 0 }))).toBe('fail'));
  it('keeps the evidence of a policy that allows everything small', () => {
    const [verdict] = verdictsOf(check, managedPolicy(policyText(allow('*'))));
    expect(verdict?.status).toBe('fail');
    expect(JSON.stringify(verdict?.evidence).length).toBeLessThan(4000);
  });
  it('passes for less', () => expect(statusOf(check, managedPolicy(policyText(...good)))).toBe('pass'));
  it('does not apply to policies of AWS', () =>
    expect(statusOf(check, managedPolicy(policyText(...bad), { aws: true }))).toBe('not-applicable'));
  it('does not apply to a permissions boundary, which grants nothing', () =>
    expect(statusOf(check, managedPolicy(policyText(...bad), { attachments: 0, boundaryOf: 2 }))).toBe('not-applicable'));
  it('is unknown when the document is missing or malformed', () => {
    expect(statusOf(check, managedPolicy(null))).toBe('unknown');
    expect(statusOf(check, managedPolicy('{'))).toBe('unknown');
  });
  it('names the way in its sentence', () =>
    expect(verdictsOf(check, managedPolicy(policyText(allow('iam:AttachUserPolicy'))))[0]?.summary).toBe(
      'The policy opens a way to more permissions: Attach any policy to a user',
    ));
});
