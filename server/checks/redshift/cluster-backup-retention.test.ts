import { describe, expect, it } from 'vitest';
import { statusOf } from '../shared/testing';
import { warehouse } from '../shared/warehouse-testing';
import { check } from './cluster-backup-retention';

describe('redshift/cluster-backup-retention', () => {
  it.each([
    [{ AutomatedSnapshotRetentionPeriod: 7 }, 'pass'],
    [{ AutomatedSnapshotRetentionPeriod: 6 }, 'fail'],
    [{ AutomatedSnapshotRetentionPeriod: 0 }, 'fail'],
    // Snapshots by hand do not count.
    [{ AutomatedSnapshotRetentionPeriod: 0, ManualSnapshotRetentionPeriod: -1 }, 'fail'],
    [{ AutomatedSnapshotRetentionPeriod: 0, ClusterStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, warehouse(data))).toBe(status);
  });

  it('takes the days that a team sets', () => {
    expect(statusOf(check, warehouse({ AutomatedSnapshotRetentionPeriod: 7 }), { parameters: { days: 30 } })).toBe('fail');
  });
});
