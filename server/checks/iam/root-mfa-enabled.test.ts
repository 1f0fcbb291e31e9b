import { describe, expect, it } from 'vitest';
import { gap, settings } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './root-mfa-enabled';

const withSummary = (summary: Record<string, number>) => statusOf(check, settings({ summary }));

describe(check.id, () => {
  it('passes with MFA', () => expect(withSummary({ AccountMFAEnabled: 1 })).toBe('pass'));
  it('fails without', () =>
    expect(withSummary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1, AccountAccessKeysPresent: 0 })).toBe('fail'));
  it('fails when AWS does not say that root has no password', () => expect(withSummary({ AccountMFAEnabled: 0 })).toBe('fail'));
  it('fails when the password is gone but a key is left', () =>
    expect(withSummary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 1 })).toBe('fail'));
  it('does not apply where the organization removed the root credentials', () =>
    expect(withSummary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 })).toBe('not-applicable'));
  it('is unknown when the summary was refused or empty', () => {
    expect(statusOf(check, settings({}, [gap('iam:GetAccountSummary')]))).toBe('unknown');
    expect(withSummary({})).toBe('unknown');
  });
});
