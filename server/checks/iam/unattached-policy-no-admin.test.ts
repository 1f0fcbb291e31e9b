import { describe, expect, it } from 'vitest';
import { allow, managedPolicy, policyText } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './unattached-policy-no-admin';

const stored = (document: string | null) => managedPolicy(document, { attachments: 0 });

describe(check.id, () => {
  it('fails for everything', () => expect(statusOf(check, stored(policyText(allow('*'))))).toBe('fail'));
  it('passes for less', () => expect(statusOf(check, stored(policyText(allow('s3:*'))))).toBe('pass'));
  it('does not apply to attached policies, nor to boundaries', () => {
    expect(statusOf(check, managedPolicy(policyText(allow('*')), { attachments: 0, boundaryOf: 1 }))).toBe('not-applicable');
    expect(statusOf(check, managedPolicy(policyText(allow('*'))))).toBe('not-applicable');
    expect(statusOf(check, managedPolicy(policyText(allow('*')), { aws: true, attachments: 0, boundaryOf: 1 }))).toBe('not-applicable');
  });
  it('is unknown without a document', () => expect(statusOf(check, stored(null))).toBe('unknown'));
});
