import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-minor-version-upgrade';

describe('rds/cluster-minor-version-upgrade', () => {
  it.each([
    [{ Engine: 'mysql', AutoMinorVersionUpgrade: true }, 'pass'],
    [{ Engine: 'mysql', AutoMinorVersionUpgrade: false }, 'fail'],
    [{ AutoMinorVersionUpgrade: false }, 'fail'],
    [{}, 'not-applicable'],
    [{ EngineMode: 'serverless', AutoMinorVersionUpgrade: false }, 'not-applicable'],
    [{ Engine: 'neptune', AutoMinorVersionUpgrade: false }, 'not-applicable'],
    [{ Engine: 'postgres' }, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
