import { describe, expect, it } from 'vitest';
import { daysAgo } from '../shared/iam-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './server-certificate-not-expired';

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

describe(check.id, () => {
  it('passes while it is valid', () => expect(statusOf(check, certificate(new Date(daysAgo(-1))))).toBe('pass'));
  it('fails once it expired, with the day', () =>
    expect(verdictsOf(check, certificate(new Date(daysAgo(30))))[0]).toMatchObject({
      status: 'fail',
      summary: 'The certificate expired on 2026-10-21',
    }));
  it('fails in the moment of expiry', () => expect(statusOf(check, certificate(new Date(daysAgo(0))))).toBe('fail'));
  it('is unknown without a date, or with a broken one', () => {
    expect(statusOf(check, certificate(undefined))).toBe('unknown');
    expect(statusOf(check, certificate(new Date(Number.NaN)))).toBe('unknown');
  });
});
