import { describe, expect, it } from 'vitest';
import { neptuneCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-deletion-protection';

describe('neptune/cluster-deletion-protection', () => {
  it.each([
    [{ DeletionProtection: true }, 'pass'],
    [{ DeletionProtection: false }, 'fail'],
    [{ DeletionProtection: false, Status: 'deleting' }, 'not-applicable'],
    [{ DeletionProtection: true, Status: 'stopped' }, 'pass'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, neptuneCluster(data))).toBe(status);
  });
});
