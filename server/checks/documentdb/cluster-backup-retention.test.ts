import { describe, expect, it } from 'vitest';
import { docdbCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-backup-retention';

describe('documentdb/cluster-backup-retention', () => {
  it.each([
    [{ BackupRetentionPeriod: 7 }, 'pass'],
    [{ BackupRetentionPeriod: 6 }, 'fail'],
    [{ BackupRetentionPeriod: 1 }, 'fail'],
    [{ BackupRetentionPeriod: 1, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, docdbCluster(data))).toBe(status);
  });

  it('takes the days that a team sets', () => {
    expect(statusOf(check, docdbCluster({ BackupRetentionPeriod: 14 }), { parameters: { days: 35 } })).toBe('fail');
  });
});
