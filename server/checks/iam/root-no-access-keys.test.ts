import { describe, expect, it } from 'vitest';
import { gap, settings } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './root-no-access-keys';

describe(check.id, () => {
  it.each([
    ['pass', 0],
    ['fail', 1],
    ['fail', 2],
  ])('gives %s for %d keys', (status, AccountAccessKeysPresent) =>
    expect(statusOf(check, settings({ summary: { AccountAccessKeysPresent } }))).toBe(status),
  );

  it('is unknown when the summary was refused or lacks the number', () => {
    expect(statusOf(check, settings({}, [gap('iam:GetAccountSummary')]))).toBe('unknown');
    expect(statusOf(check, settings({ summary: {} }))).toBe('unknown');
    expect(statusOf(check, settings({}))).toBe('unknown');
  });
});
