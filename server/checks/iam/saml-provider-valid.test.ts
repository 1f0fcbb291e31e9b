import { describe, expect, it } from 'vitest';
import { daysAgo } from '../shared/iam-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './saml-provider-valid';

const Arn = 'arn:aws:iam::111122223333:saml-provider/sso';
const provider = (ValidUntil?: Date) =>
  resourceOf('AWS::IAM::SAMLProvider', { id: 'sso', arn: Arn, region: 'global', data: { Arn, ValidUntil } });

describe(check.id, () => {
  it.each([
    ['pass', 540],
    ['fail', 30],
    ['fail', -1],
  ])('gives %s with %d days left', (status, days) => expect(statusOf(check, provider(new Date(daysAgo(-days))))).toBe(status));
  it('takes the limit that a team sets', () =>
    expect(statusOf(check, provider(new Date(daysAgo(-20))), { parameters: { days: 7 } })).toBe('pass'));
  it('is unknown without a date', () => expect(statusOf(check, provider())).toBe('unknown'));
});
