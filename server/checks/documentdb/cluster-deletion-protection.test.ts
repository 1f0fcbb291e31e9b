import { describe, expect, it } from 'vitest';
import { docdbCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-deletion-protection';

describe('documentdb/cluster-deletion-protection', () => {
  it.each([
    [{ DeletionProtection: true }, 'pass'],
    [{ DeletionProtection: false }, 'fail'],
    [{ DeletionProtection: false, Status: 'deleting' }, 'not-applicable'],
    [{ DeletionProtection: true, Status: 'stopped' }, 'pass'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, docdbCluster(data))).toBe(status);
  });
});
