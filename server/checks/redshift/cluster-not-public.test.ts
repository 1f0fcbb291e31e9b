import { describe, expect, it } from 'vitest';
import { statusOf } from '../shared/testing';
import { warehouse } from '../shared/warehouse-testing';
import { check } from './cluster-not-public';

describe('redshift/cluster-not-public', () => {
  it.each([
    [{ PubliclyAccessible: false }, 'pass'],
    [{ PubliclyAccessible: true }, 'fail'],
    [{ PubliclyAccessible: true, ClusterStatus: 'paused' }, 'fail'],
    [{ PubliclyAccessible: true, ClusterStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, warehouse(data))).toBe(status);
  });
});
