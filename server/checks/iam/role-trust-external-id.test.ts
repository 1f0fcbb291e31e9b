import { describe, expect, it } from 'vitest';
import { role, trusting } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './role-trust-external-id';

const vendor = { AWS: 'arn:aws:iam::444455556666:root' };

describe(check.id, () => {
  it('fails without an external id, and names the account', () =>
    expect(verdictsOf(check, trusting(vendor))[0]).toMatchObject({
      status: 'fail',
      summary: '444455556666 can assume the role without an external id',
    }));
  it.each([
    ['pass', 'an external id', { StringEquals: { 'sts:ExternalId': 'a1b2' } }],
    ['fail', 'an external id that may be anything', { StringLike: { 'sts:ExternalId': '*' } }],
    ['fail', 'an external id only if one is given', { StringEqualsIfExists: { 'sts:ExternalId': 'a1b2' } }],
  ])('gives %s for %s', (status, _what, condition) => expect(statusOf(check, trusting(vendor, condition))).toBe(status));
  it('does not apply to the own account, services or a whole organization', () => {
    expect(statusOf(check, trusting({ AWS: '111122223333' }))).toBe('not-applicable');
    expect(statusOf(check, trusting({ Service: 'lambda.amazonaws.com' }))).toBe('not-applicable');
    expect(statusOf(check, trusting({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }))).toBe('not-applicable');
  });
  it('is unknown without a trust policy', () => expect(statusOf(check, role({}))).toBe('unknown'));
});
