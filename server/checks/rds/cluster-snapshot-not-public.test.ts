import { describe, expect, it } from 'vitest';
import { clusterSnapshot } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './cluster-snapshot-not-public';

describe('rds/cluster-snapshot-not-public', () => {
  it.each([
    [{ sharedWith: [] }, 'pass'],
    [{ sharedWith: ['444455556666'] }, 'pass'],
    [{ SnapshotType: 'automated', sharedWith: [] }, 'pass'],
    [{ sharedWith: ['all'] }, 'fail'],
    [{ sharedWith: ['444455556666', 'all'] }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, clusterSnapshot(data))).toBe(status);
  });

  it('is unknown when the sharing could not be read', () => {
    const gap = { operation: 'rds:DescribeDBClusterSnapshotAttributes', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, clusterSnapshot({}, [gap]))).toBe('unknown');
  });

  it('names the accounts beside the public', () => {
    const [verdict] = verdictsOf(
      check,
      clusterSnapshot({ sharedWith: ['444455556666', 'all'], SnapshotCreateTime: new Date('2025-01-02T00:00:00Z') }),
    );
    expect(verdict?.evidence).toEqual({ public: true, accounts: ['444455556666'], createdAt: '2025-01-02T00:00:00.000Z' });
  });
});
