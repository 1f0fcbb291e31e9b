import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-own-admin-name';

describe('rds/cluster-own-admin-name', () => {
  it.each([
    [{ MasterUsername: 'lumen_owner' }, 'pass'],
    [{ MasterUsername: 'admin' }, 'fail'],
    [{ MasterUsername: 'Postgres' }, 'fail'],
    [{ MasterUsername: 'administrator' }, 'pass'],

    [{ MasterUsername: 'admin', Engine: 'docdb' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
