import { describe, expect, it } from 'vitest';
import { activeKey, noKey, reported, user } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './user-single-access-key';

describe(check.id, () => {
  it.each([
    ['pass', 'one active key', [activeKey(1), noKey(2)]],
    ['pass', 'an inactive second key', [activeKey(1, { active: false }), activeKey(2)]],
    ['fail', 'two active keys', [activeKey(1), activeKey(2)]],
    ['not-applicable', 'no active key', [activeKey(1, { active: false }), noKey(2)]],
    ['not-applicable', 'no keys at all', []],
  ])('gives %s for %s', (status, _what, accessKeys) => expect(statusOf(check, reported({ accessKeys }))).toBe(status));

  it('is unknown while the report lacks the user', () => expect(statusOf(check, user({ report: null }))).toBe('unknown'));
});
