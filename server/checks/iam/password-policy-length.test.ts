import { expect, it } from 'vitest';
import { describePasswordRule, settings } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './password-policy-length';

describePasswordRule(check, [{ MinimumPasswordLength: 14 }, { MinimumPasswordLength: 32 }], [{ MinimumPasswordLength: 13 }, {}]);

it('counts by the length that a team sets', () => {
  const policy = settings({ passwordPolicy: { MinimumPasswordLength: 16 } });
  expect(statusOf(check, policy, { parameters: { length: 20 } })).toBe('fail');
});
