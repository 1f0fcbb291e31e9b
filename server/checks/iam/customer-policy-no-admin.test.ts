import { describe, expect, it } from 'vitest';
import { administrator, allow, managedPolicy, policyText } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './customer-policy-no-admin';

describe(check.id, () => {
  it.each([
    ['fail', 'everything', [allow('*')]],
    ['fail', 'everything but one service, with IAM', [{ Effect: 'Allow', NotAction: 'billing:*', Resource: '*' }]],
    ['fail', 'everything under MFA', [allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })]],
    ['pass', 'one service', [allow('s3:*')]],
    ['pass', 'everything on one bucket', [allow('*', 'arn:aws:s3:::shop/*')]],
    ['pass', 'everything, denied again', [allow('*'), { Effect: 'Deny', Action: '*', Resource: '*' }]],
  ])('gives %s for %s', (status, _what, statements) => expect(statusOf(check, managedPolicy(policyText(...statements)))).toBe(status));

  it('says by which statement', () => {
    expect(verdictsOf(check, managedPolicy(policyText(allow('*', '*', { Sid: 'All' }))))[0]).toMatchObject({
      evidence: { grants: [{ policy: 'own', statement: 'All', conditional: false }] },
    });
  });
  it('does not apply to policies of AWS, nor to unattached ones', () => {
    expect(statusOf(check, administrator())).toBe('not-applicable');
    expect(statusOf(check, managedPolicy(policyText(allow('*')), { attachments: 0 }))).toBe('not-applicable');
  });
  it.each([null, '{"Statement":', '"text"'])('is unknown when the document is %j', (document) =>
    expect(statusOf(check, managedPolicy(document))).toBe('unknown'),
  );
});
