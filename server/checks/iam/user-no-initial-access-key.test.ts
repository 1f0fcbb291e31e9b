import { describe, expect, it } from 'vitest';
import { activeKey, daysAgo, noKey, reported, user } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './user-no-initial-access-key';

const birth = daysAgo(400);
const initial = activeKey(1, { lastRotated: birth, lastUsedDate: null });
const withKeys = (keys: ReturnType<typeof activeKey>[], passwordEnabled: boolean | null = true, userCreationTime: string | null = birth) =>
  reported({ passwordEnabled, userCreationTime, accessKeys: keys });

describe(check.id, () => {
  it('fails on a key as old as the user that was never used', () =>
    expect(verdictsOf(check, withKeys([initial, noKey(2)]))[0]).toMatchObject({
      status: 'fail',
      summary: 'Key 1: made together with the user and never used',
    }));
  it('passes when that key is in use', () => expect(statusOf(check, withKeys([{ ...initial, lastUsedDate: daysAgo(3) }]))).toBe('pass'));
  it('passes when the unused key was made later', () =>
    expect(statusOf(check, withKeys([activeKey(1, { lastUsedDate: null })]))).toBe('pass'));
  it('does not apply without a password or an active key', () => {
    expect(statusOf(check, withKeys([initial], false))).toBe('not-applicable');
    expect(statusOf(check, withKeys([noKey(1), noKey(2)]))).toBe('not-applicable');
  });
  it('is unknown when the report lacks the user, its password or its birth', () => {
    expect(statusOf(check, user({ report: null }))).toBe('unknown');
    expect(statusOf(check, withKeys([initial], null))).toBe('unknown');
    expect(statusOf(check, withKeys([initial], true, null))).toBe('unknown');
  });
});
