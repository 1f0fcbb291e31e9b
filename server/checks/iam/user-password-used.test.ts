import { describe, expect, it } from 'vitest';
import type { CredentialReportRow } from '@/server/collect/iam/types';
import { daysAgo, reported, user } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './user-password-used';

const withPassword = (row: Partial<CredentialReportRow>) => reported({ passwordEnabled: true, ...row });

describe(check.id, () => {
  it.each([
    ['pass', 'used lately', { passwordLastUsed: daysAgo(45), passwordLastChanged: daysAgo(300) }],
    ['fail', 'unused for long', { passwordLastUsed: daysAgo(46), passwordLastChanged: daysAgo(300) }],
    ['pass', 'set lately, not used since', { passwordLastUsed: daysAgo(200), passwordLastChanged: daysAgo(3) }],
    ['pass', 'set lately, never used', { passwordLastChanged: daysAgo(3) }],
    ['fail', 'set long ago, never used', { passwordLastChanged: daysAgo(300) }],
    ['fail', 'never used, of an old user', { userCreationTime: daysAgo(300) }],
    ['unknown', 'without any date', { userCreationTime: null }],
    ['not-applicable', 'switched off', { passwordEnabled: false, passwordLastUsed: daysAgo(300) }],
  ])('gives %s for a password %s', (status, _what, row) => expect(statusOf(check, withPassword(row))).toBe(status));

  it('is unknown while the report lacks the user', () => expect(statusOf(check, user({ report: null }))).toBe('unknown'));
  it('takes the limit that a team sets', () =>
    expect(statusOf(check, withPassword({ passwordLastUsed: daysAgo(60) }), { parameters: { days: 90 } })).toBe('pass'));
});
