import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-backup-retention';

describe('rds/instance-backup-retention', () => {
  it.each([
    [{ BackupRetentionPeriod: 7 }, 'pass'],
    [{ BackupRetentionPeriod: 6 }, 'fail'],
    [{ BackupRetentionPeriod: 0 }, 'fail'],
    [{ BackupRetentionPeriod: 0, ReadReplicaSourceDBInstanceIdentifier: 'orders' }, 'not-applicable'],
    [{ ...member, BackupRetentionPeriod: 1 }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });

  it('takes the days that a team sets', () => {
    expect(statusOf(check, instance({ BackupRetentionPeriod: 7 }), { parameters: { days: 30 } })).toBe('fail');
    expect(statusOf(check, instance({ BackupRetentionPeriod: 1 }), { parameters: { days: 1 } })).toBe('pass');
  });

  it('says how long backups are kept', () => {
    expect(verdictsOf(check, instance({ BackupRetentionPeriod: 1 }))[0]?.summary).toBe('Automated backups are kept for 1 day, less than 7');
  });
});
