import { describe, expect, it } from 'vitest';
import { role, trusting } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './role-trust-saml-audience';

const saml = (Condition?: unknown) =>
  trusting({ Federated: 'arn:aws:iam::111122223333:saml-provider/sso' }, Condition, 'sts:AssumeRoleWithSAML');

describe(check.id, () => {
  it.each([
    ['pass', 'the audience of AWS', saml({ StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } })],
    ['fail', 'no condition', saml()],
    ['fail', 'another condition', saml({ StringEquals: { 'SAML:sub': 'mia' } })],
    ['not-applicable', 'a service', trusting({ Service: 'ec2.amazonaws.com' })],
    ['unknown', 'no trust policy at all', role({})],
  ])('gives %s for %s', (status, _what, one) => expect(statusOf(check, one)).toBe(status));
});
