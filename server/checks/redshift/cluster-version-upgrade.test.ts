import { describe, expect, it } from 'vitest';
import { statusOf } from '../shared/testing';
import { warehouse } from '../shared/warehouse-testing';
import { check } from './cluster-version-upgrade';

describe('redshift/cluster-version-upgrade', () => {
  it.each([
    [{ AllowVersionUpgrade: true }, 'pass'],
    [{ AllowVersionUpgrade: false }, 'fail'],
    [{ AllowVersionUpgrade: false, ClusterStatus: 'deleting' }, 'not-applicable'],
    [{ AllowVersionUpgrade: false, ClusterStatus: 'paused' }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, warehouse(data))).toBe(status);
  });
});
