import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-minor-version-upgrade';

describe('rds/instance-minor-version-upgrade', () => {
  it.each([
    [{ AutoMinorVersionUpgrade: true }, 'pass'],
    [{ AutoMinorVersionUpgrade: false }, 'fail'],
    [{ ...member, AutoMinorVersionUpgrade: false }, 'fail'],
    [{ Engine: 'custom-sqlserver-ee', AutoMinorVersionUpgrade: false }, 'not-applicable'],
    [{ Engine: 'docdb', AutoMinorVersionUpgrade: false }, 'not-applicable'],
    [{ AutoMinorVersionUpgrade: false, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
