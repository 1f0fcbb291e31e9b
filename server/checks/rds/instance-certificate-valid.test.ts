import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-certificate-valid';

const until = (day: string) => ({ CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: new Date(`${day}T12:00:00Z`) } });

describe('rds/instance-certificate-valid', () => {
  it.each([
    [until('2061-05-25'), 'pass'],
    [until('2026-12-21'), 'pass'],
    [until('2026-12-20'), 'fail'],
    [until('2026-08-22'), 'fail'],
    [{ ...member, ...until('2026-08-22') }, 'fail'],
    [{ DBInstanceStatus: 'deleting', ...until('2026-08-22') }, 'not-applicable'],
    [{ CertificateDetails: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('takes the days that a team sets', () => {
    expect(statusOf(check, instance(until('2026-12-21')), { parameters: { days: 60 } })).toBe('fail');
  });

  it('tells the date, which is the same tomorrow', () => {
    const verdict = (now: string) => verdictsOf(check, instance(until('2026-08-22')), { now: new Date(now) })[0];
    expect(verdict('2026-11-20T12:00:00Z')?.summary).toBe('The certificate expired on 2026-08-22');
    expect(verdict('2026-11-21T12:00:00Z')).toEqual(verdict('2026-11-20T12:00:00Z'));
  });
});
