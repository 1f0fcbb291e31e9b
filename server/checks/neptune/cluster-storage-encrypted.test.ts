import { describe, expect, it } from 'vitest';
import { neptuneCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-storage-encrypted';

describe('neptune/cluster-storage-encrypted', () => {
  it.each([
    [{ StorageEncrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }, 'pass'],
    [{ StorageEncrypted: false }, 'fail'],
    [{ StorageEncrypted: false, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, neptuneCluster(data))).toBe(status);
  });
});
