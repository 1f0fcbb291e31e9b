import { describe, expect, it } from 'vitest';
import { docdbSnapshot } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-snapshot-encrypted';

describe('documentdb/cluster-snapshot-encrypted', () => {
  it.each([
    [{ StorageEncrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }, 'pass'],
    [{ StorageEncrypted: false }, 'fail'],
    [{ StorageEncrypted: false, SnapshotType: 'automated' }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, docdbSnapshot(data))).toBe(status);
  });

  it('does not care about its sharing', () => {
    const gap = { operation: 'rds:DescribeDBClusterSnapshotAttributes', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, docdbSnapshot({ StorageEncrypted: true }, [gap]))).toBe('pass');
  });
});
