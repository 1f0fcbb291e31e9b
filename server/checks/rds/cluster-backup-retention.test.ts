import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-backup-retention';

describe('rds/cluster-backup-retention', () => {
  it.each([
    [{ BackupRetentionPeriod: 14 }, 'pass'],
    [{ BackupRetentionPeriod: 1 }, 'fail'],
    [{ BackupRetentionPeriod: 1, Engine: 'docdb' }, 'not-applicable'],
    [{ BackupRetentionPeriod: 1, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });

  it('takes the days that a team sets', () => {
    expect(statusOf(check, cluster({ BackupRetentionPeriod: 14 }), { parameters: { days: 35 } })).toBe('fail');
  });
});
