import { describe, expect, it } from 'vitest';
import { replicationGroup } from '../shared/cache-testing';
import { statusOf } from '../shared/testing';
import { check } from './replication-group-backup-retention';

describe('elasticache/replication-group-backup-retention', () => {
  it.each([
    [{ SnapshotRetentionLimit: 7 }, 'pass'],
    [{ SnapshotRetentionLimit: 6 }, 'fail'],
    [{ SnapshotRetentionLimit: 0 }, 'fail'],
    [{ SnapshotRetentionLimit: 0, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, replicationGroup(data))).toBe(status);
  });

  it('takes the days that a team sets', () => {
    expect(statusOf(check, replicationGroup({ SnapshotRetentionLimit: 1 }), { parameters: { days: 1 } })).toBe('pass');
  });
});
