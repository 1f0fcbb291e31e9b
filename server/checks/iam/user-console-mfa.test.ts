import { describe, expect, it } from 'vitest';
import { gap, reported, user } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './user-console-mfa';

describe(check.id, () => {
  it.each([
    ['pass', 'a password and MFA', { passwordEnabled: true, mfaActive: true }],
    ['fail', 'a password and no MFA', { passwordEnabled: true, mfaActive: false }],
    ['not-applicable', 'no password', { passwordEnabled: false, mfaActive: false }],
    ['unknown', 'a password that the report keeps silent about', { passwordEnabled: null, mfaActive: false }],
  ])('gives %s for %s', (status, _what, row) => expect(statusOf(check, reported(row))).toBe(status));

  it('is unknown while the report lacks the user', () => {
    expect(statusOf(check, user({ report: null }))).toBe('unknown');
    expect(statusOf(check, user({ report: undefined }))).toBe('unknown');
  });
  it('is unknown when a needed call was refused', () => {
    const refused = { ...reported({ passwordEnabled: true, mfaActive: true }), gaps: [gap('iam:GetCredentialReport')] };
    expect(statusOf(check, refused)).toBe('unknown');
  });
});
