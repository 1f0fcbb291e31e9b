import { describe, expect, it } from 'vitest';
import { activeKey, daysAgo, noKey, reportRow, settings } from '../shared/iam-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './root-unused';

const root = (passwordLastUsed: string | null, keyLastUsed: string | null = null) =>
  settings({
    root: reportRow({
      user: '<root_account>',
      passwordEnabled: null,
      passwordLastUsed,
      accessKeys: [noKey(1), activeKey(2, { lastUsedDate: keyLastUsed })],
    }),
  });

describe(check.id, () => {
  it('passes when root was never used', () => expect(statusOf(check, root(null))).toBe('pass'));
  it('passes when the last use is long ago', () => expect(statusOf(check, root(daysAgo(66), daysAgo(400)))).toBe('pass'));
  it('fails when root signed in lately, with the day', () =>
    expect(verdictsOf(check, root(daysAgo(0.5)))[0]).toMatchObject({
      status: 'fail',
      summary: 'The root user was last used on 2026-11-20',
    }));
  it('fails when a root key was used lately', () => expect(statusOf(check, root(daysAgo(300), daysAgo(0.2)))).toBe('fail'));
  it('reports as long back as a team wants', () => expect(statusOf(check, root(daysAgo(66)), { parameters: { days: 90 } })).toBe('fail'));
  it('says the same on the next day', () => {
    const [today, tomorrow] = [20, 21].map((day) => verdictsOf(check, root(daysAgo(66)), { now: new Date(Date.UTC(2026, 10, day)) }));
    expect(today).toEqual(tomorrow);
  });
  it('is unknown when the report is missing or lacks root', () => {
    expect(statusOf(check, settings({}))).toBe('unknown');
    expect(statusOf(check, settings({ root: null }))).toBe('unknown');
  });
});
