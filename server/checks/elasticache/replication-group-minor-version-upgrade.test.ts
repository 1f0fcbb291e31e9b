import { describe, expect, it } from 'vitest';
import { replicationGroup } from '../shared/cache-testing';
import { statusOf } from '../shared/testing';
import { check } from './replication-group-minor-version-upgrade';

describe('elasticache/replication-group-minor-version-upgrade', () => {
  it.each([
    [{ AutoMinorVersionUpgrade: true }, 'pass'],
    [{ AutoMinorVersionUpgrade: false }, 'fail'],
    [{ AutoMinorVersionUpgrade: false, Engine: 'valkey' }, 'fail'],
    [{ AutoMinorVersionUpgrade: false, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, replicationGroup(data))).toBe(status);
  });
});
