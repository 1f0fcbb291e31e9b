import { describe, expect, it } from 'vitest';
import { activeKey, daysAgo, noKey, reported, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-access-key-used';

const withKeys = (...accessKeys: ReturnType<typeof activeKey>[]) => reported({ accessKeys });
const used = (days: number) => activeKey(1, { lastRotated: daysAgo(300), lastUsedDate: daysAgo(days) });

describe(check.id, () => {
  it.each([
    ['pass', 45],
    ['fail', 45.1],
    ['fail', 200],
  ])('gives %s for a key used %d days ago', (status, days) => expect(statusOf(check, withKeys(used(days)))).toBe(status));
  it('fails for an old key that was never used, and names it', () => {
    const never = activeKey(2, { lastRotated: daysAgo(60), lastUsedDate: null });
    expect(verdictsOf(check, withKeys(used(1), never))[0]).toMatchObject({ status: 'fail', summary: expect.stringMatching(/^Key 2:/) });
  });
  it('passes for a new key that was not used yet', () =>
    expect(statusOf(check, withKeys(activeKey(1, { lastUsedDate: null })))).toBe('pass'));
  it('does not apply without an active key', () =>
    expect(statusOf(check, withKeys({ ...used(200), active: false }, noKey(2)))).toBe('not-applicable'));
  it('takes the limit that a team sets', () => expect(statusOf(check, withKeys(used(60)), { parameters: { days: 90 } })).toBe('pass'));
  it('is unknown without dates or report', () => {
    expect(statusOf(check, withKeys(activeKey(1, { lastRotated: null, lastUsedDate: null })))).toBe('unknown');
    expect(statusOf(check, user({ report: null }))).toBe('unknown');
  });
});
