import { describe, expect, it } from 'vitest';
import { gap, settings } from '../shared/iam-testing';
import { statusOf } from '../shared/testing';
import { check } from './root-no-signing-certificates';

describe(check.id, () => {
  it.each([
    ['pass', 0],
    ['fail', 1],
  ])('gives %s for %d certificates', (status, AccountSigningCertificatesPresent) =>
    expect(statusOf(check, settings({ summary: { AccountSigningCertificatesPresent } }))).toBe(status),
  );

  it('is unknown when the summary was refused or lacks the number', () => {
    expect(statusOf(check, settings({}, [gap('iam:GetAccountSummary')]))).toBe('unknown');
    expect(statusOf(check, settings({ summary: {} }))).toBe('unknown');
  });
});
