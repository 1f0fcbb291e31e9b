import { describe, expect, it } from 'vitest';
import type { AnyResource } from '@/server/collect/types';
import { reported, settings, user } from '../shared/iam-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './federated-sign-in';

const arn = 'arn:aws:iam::111122223333:saml-provider/sso';
const provider = resourceOf('AWS::IAM::SAMLProvider', { id: 'sso', arn, region: 'global', data: { Arn: arn } });
const judged = (...others: AnyResource[]) => statusOf(check, settings({}), { others });

describe(check.id, () => {
  it('passes with a SAML provider', () => expect(judged(provider, reported({ passwordEnabled: true }))).toBe('pass'));
  it('fails when people have passwords and there is no provider', () =>
    expect(
      verdictsOf(check, settings({}), { others: [reported({ passwordEnabled: true }), user({ report: null }, 'new')] })[0],
    ).toMatchObject({
      status: 'fail',
      evidence: { usersWithPassword: ['mia'] },
    }));
  it('does not apply when nobody has a password', () => {
    expect(judged(reported({ passwordEnabled: false }))).toBe('not-applicable');
    expect(judged()).toBe('not-applicable');
  });
  it('is unknown while a user is not in the report', () => expect(judged(reported({}), user({ report: null }, 'new'))).toBe('unknown'));
});
