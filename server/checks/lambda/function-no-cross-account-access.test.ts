import { describe, expect, it } from 'vitest';
import { callableBy, lambda } from '../shared/lambda-testing';
import { statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './function-no-cross-account-access';

describe('lambda/function-no-cross-account-access', () => {
  it.each([
    ['no policy', null, 'pass'],
    ['the own account', callableBy({ AWS: `arn:aws:iam::${testAccount}:role/app` }), 'pass'],
    ['a role of another account', callableBy({ AWS: 'arn:aws:iam::444455556666:role/app' }), 'fail'],
    ['another account by its number', callableBy({ AWS: '444455556666' }), 'fail'],
    ['another account by a condition', callableBy('*', { StringEquals: { 'aws:PrincipalAccount': '444455556666' } }), 'fail'],
    ['a service', callableBy({ Service: 'events.amazonaws.com' }), 'pass'],
    ['nonsense', '{', 'unknown'],
    ['nothing read', undefined, 'unknown'],
  ])('%s: %#', (_, policy, status) => {
    expect(statusOf(check, lambda({ policy }))).toBe(status);
  });

  it('names the account', () => {
    expect(verdictsOf(check, lambda({ policy: callableBy({ AWS: '444455556666' }) }))[0]?.summary).toBe(
      'Other accounts may call it: 444455556666',
    );
  });
});
