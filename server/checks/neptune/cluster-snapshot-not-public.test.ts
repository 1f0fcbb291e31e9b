import { describe, expect, it } from 'vitest';
import { neptuneSnapshot } from '../shared/rds-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './cluster-snapshot-not-public';

describe('neptune/cluster-snapshot-not-public', () => {
  it.each([
    [{ sharedWith: [] }, 'pass'],
    [{ sharedWith: ['444455556666'] }, 'pass'],
    [{ SnapshotType: 'automated', sharedWith: [] }, 'pass'],
    [{ sharedWith: ['all'] }, 'fail'],
    [{ sharedWith: ['444455556666', 'all'] }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, neptuneSnapshot(data))).toBe(status);
  });

  it('is unknown when the sharing could not be read, and names the accounts beside the public', () => {
    const gap = { operation: 'rds:DescribeDBClusterSnapshotAttributes', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, neptuneSnapshot({}, [gap]))).toBe('unknown');
    const [verdict] = verdictsOf(check, neptuneSnapshot({ sharedWith: ['444455556666', 'all'] }));
    expect(verdict?.evidence).toMatchObject({ public: true, accounts: ['444455556666'] });
  });
});
