import { describe, expect, it } from 'vitest';
import { daysAgo } from '../shared/iam-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './certificate-not-expiring';

const certificate = (days: number | undefined, Status: 'ISSUED' | 'EXPIRED' | 'PENDING_VALIDATION' | 'REVOKED' | undefined = 'ISSUED') =>
  resourceOf('AWS::CertificateManager::Certificate', {
    data: { DomainName: 'shop.example', Status, ...(days !== undefined && { NotAfter: new Date(daysAgo(-days)) }) },
  });

describe('acm/certificate-not-expiring', () => {
  it.each([
    ['pass', 31, 'ISSUED'],
    ['fail', 30, 'ISSUED'],
    ['fail', 0, 'ISSUED'],
    ['fail', -200, 'EXPIRED'],
    ['pass', 31, undefined],
    ['unknown', undefined, 'ISSUED'],
    ['not-applicable', undefined, 'PENDING_VALIDATION'],
    ['not-applicable', 5, 'REVOKED'],
  ] as const)('gives %s with %s days left, %s', (status, days, state) => expect(statusOf(check, certificate(days, state))).toBe(status));

  it('names the day', () => {
    expect(verdictsOf(check, certificate(-30, 'EXPIRED'))[0]?.summary).toBe('The certificate expired on 2026-10-21');
  });

  it('takes the limit that a team sets', () => expect(statusOf(check, certificate(31), { parameters: { days: 60 } })).toBe('fail'));
});
