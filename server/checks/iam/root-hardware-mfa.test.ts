import { describe, expect, it } from 'vitest';
import { gap, settings } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './root-hardware-mfa';

const summary = { AccountMFAEnabled: 1, AccountPasswordPresent: 1, AccountAccessKeysPresent: 0 };
const virtual = { SerialNumber: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device' };

describe(check.id, () => {
  it('passes when root has MFA that is not virtual', () =>
    expect(statusOf(check, settings({ summary, rootVirtualMfa: null }))).toBe('pass'));
  it('fails for a virtual device', () => expect(statusOf(check, settings({ summary, rootVirtualMfa: virtual }))).toBe('fail'));
  it('fails without any MFA', () =>
    expect(statusOf(check, settings({ summary: { ...summary, AccountMFAEnabled: 0 }, rootVirtualMfa: null }))).toBe('fail'));
  it('does not apply to a root user without credentials', () =>
    expect(
      statusOf(
        check,
        settings({ summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 }, rootVirtualMfa: null }),
      ),
    ).toBe('not-applicable'));
  it('is unknown when the devices or the summary are', () => {
    expect(statusOf(check, settings({ summary }))).toBe('unknown');
    expect(statusOf(check, settings({ summary, rootVirtualMfa: null }, [gap('iam:GetAccountSummary')]))).toBe('unknown');
  });
});
