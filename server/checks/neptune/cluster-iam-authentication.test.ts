import { describe, expect, it } from 'vitest';
import { neptuneCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-iam-authentication';

describe('neptune/cluster-iam-authentication', () => {
  it.each([
    [{ IAMDatabaseAuthenticationEnabled: true }, 'pass'],
    [{ IAMDatabaseAuthenticationEnabled: false }, 'fail'],
    [{ IAMDatabaseAuthenticationEnabled: false, Status: 'deleting' }, 'not-applicable'],
    [{ IAMDatabaseAuthenticationEnabled: true, Status: 'stopped' }, 'pass'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, neptuneCluster(data))).toBe(status);
  });
});
