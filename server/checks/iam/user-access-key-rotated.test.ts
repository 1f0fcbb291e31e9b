import { describe, expect, it } from 'vitest';
import { activeKey, daysAgo, noKey, reported, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-access-key-rotated';

const made = (slot: 1 | 2, days: number, active = true) => activeKey(slot, { active, lastRotated: daysAgo(days) });
const withKeys = (...accessKeys: ReturnType<typeof activeKey>[]) => reported({ accessKeys });

describe(check.id, () => {
  it.each([
    ['pass', 90],
    ['fail', 90.1],
  ])('gives %s for a key of %d days', (status, days) => expect(statusOf(check, withKeys(made(1, days)))).toBe(status));
  it('names the old key of two', () =>
    expect(verdictsOf(check, withKeys(made(1, 3), made(2, 212)))[0]).toMatchObject({
      status: 'fail',
      summary: expect.stringMatching(/^Key 2:/),
    }));
  it('ignores an old key that is inactive', () => expect(statusOf(check, withKeys(made(1, 500, false), made(2, 3)))).toBe('pass'));
  it('does not apply without an active key', () => expect(statusOf(check, withKeys(noKey(1), noKey(2)))).toBe('not-applicable'));
  it('takes the limit that a team sets', () => expect(statusOf(check, withKeys(made(1, 60)), { parameters: { days: 30 } })).toBe('fail'));
  it('is unknown without a date or a report', () => {
    expect(statusOf(check, withKeys(activeKey(1, { lastRotated: null })))).toBe('unknown');
    expect(statusOf(check, user({ report: null }))).toBe('unknown');
  });
});
