import { describe, expect, it } from 'vitest';
import { keyOf } from '../shared/kms-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './imported-key-not-expiring';

const imported = (validTo?: string) =>
  keyOf({
    Origin: 'EXTERNAL',
    ExpirationModel: validTo ? 'KEY_MATERIAL_EXPIRES' : 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    ...(validTo && { ValidTo: new Date(validTo) }),
  });
const now = new Date('2026-11-20T12:00:00Z');

describe('kms/imported-key-not-expiring', () => {
  it('passes material without an expiry or with a far one', () => {
    expect(statusOf(check, imported(), { now })).toBe('pass');
    expect(statusOf(check, imported('2026-12-21T12:00:00Z'), { now })).toBe('pass');
  });

  it('fails within the days, and after', () => {
    expect(statusOf(check, imported('2026-12-20T12:00:00Z'), { now })).toBe('fail');
    expect(statusOf(check, imported('2026-11-01T00:00:00Z'), { now })).toBe('fail');
  });

  it('takes the days from its parameter', () => {
    expect(statusOf(check, imported('2026-12-20T12:00:00Z'), { now, parameters: { days: 7 } })).toBe('pass');
  });

  it('fails a key whose material is gone', () => {
    expect(statusOf(check, keyOf({ Origin: 'EXTERNAL', KeyState: 'PendingImport' }))).toBe('fail');
  });

  it('does not ask keys that KMS made, or that are waiting to be deleted', () => {
    expect(statusOf(check, keyOf())).toBe('not-applicable');
    expect(statusOf(check, keyOf({ Origin: 'EXTERNAL', KeyState: 'PendingDeletion' }))).toBe('not-applicable');
  });

  it('is unknown when the key could not be described', () => {
    expect(statusOf(check, keyOf({}, [refused('kms:DescribeKey')]))).toBe('unknown');
  });
});
