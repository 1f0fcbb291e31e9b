import { describe, expect, it } from 'vitest';
import { daysAgo } from '../shared/iam-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './server-certificate-not-expiring';

const certificate = (Expiration: Date | undefined) =>
  resourceOf('AWS::IAM::ServerCertificate', {
    id: 'shop',
    region: 'global',
    data: {
      ServerCertificateName: 'shop',
      Arn: 'arn:aws:iam::111122223333:server-certificate/shop',
      Path: '/',
      ServerCertificateId: 'ASCA1',
      Expiration,
    },
  });
const validFor = (days: number) => certificate(new Date(daysAgo(-days)));

describe(check.id, () => {
  it.each([
    ['pass', 31],
    ['fail', 30],
    ['fail', 1],
    ['not-applicable', -1],
  ])('gives %s with %d days left', (status, days) => expect(statusOf(check, validFor(days))).toBe(status));
  it('takes the limit that a team sets', () => expect(statusOf(check, validFor(31), { parameters: { days: 60 } })).toBe('fail'));
  it('is unknown without a date', () => expect(statusOf(check, certificate(undefined))).toBe('unknown'));
});
