import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-storage-encrypted';

describe('rds/cluster-storage-encrypted', () => {
  it.each([
    [{ StorageEncrypted: true }, 'pass'],
    [{ StorageEncrypted: false }, 'fail'],
    [{ Engine: 'docdb', StorageEncrypted: false }, 'fail'],
    [{ StorageEncrypted: false, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
