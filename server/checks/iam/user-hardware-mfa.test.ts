import { describe, expect, it } from 'vitest';
import { reportRow, user } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './user-hardware-mfa';

const phone = ['arn:aws:iam::111122223333:mfa/mia'];
const withMfa = (mfaActive: boolean, virtualMfa: string[] | undefined, passwordEnabled = true) =>
  user({ report: reportRow({ passwordEnabled, mfaActive }), virtualMfa });

describe(check.id, () => {
  it('passes when MFA is not virtual', () => expect(statusOf(check, withMfa(true, []))).toBe('pass'));
  it('fails for a virtual device, and without MFA', () => {
    expect(statusOf(check, withMfa(true, phone))).toBe('fail');
    expect(statusOf(check, withMfa(false, []))).toBe('fail');
  });
  it('does not apply without a password', () => expect(statusOf(check, withMfa(true, phone, false))).toBe('not-applicable'));
  it('is unknown when devices or report are missing', () => {
    expect(statusOf(check, withMfa(true, undefined))).toBe('unknown');
    expect(statusOf(check, user({ report: null }))).toBe('unknown');
  });
});
