import { describe, expect, it } from 'vitest';
import { allow, managedPolicy, policyText } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './customer-policy-in-use';

const policy = (options: { attachments?: number; boundaryOf?: number; aws?: boolean }) => managedPolicy(policyText(allow('s3:*')), options);

describe(check.id, () => {
  it.each([
    ['pass', 'an attached policy', { attachments: 2 }],
    ['pass', 'a permissions boundary', { attachments: 0, boundaryOf: 1 }],
    ['fail', 'a policy that nobody has', { attachments: 0 }],
    ['not-applicable', 'a policy of AWS', { aws: true }],
  ])('gives %s for %s', (status, _what, options) => expect(statusOf(check, policy(options))).toBe(status));
});
