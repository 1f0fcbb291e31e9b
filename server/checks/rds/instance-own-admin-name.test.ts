import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-own-admin-name';

describe('rds/instance-own-admin-name', () => {
  it.each([
    [{ MasterUsername: 'lumen_owner' }, 'pass'],
    [{ MasterUsername: 'admin' }, 'fail'],
    [{ MasterUsername: 'Postgres' }, 'fail'],
    [{ MasterUsername: 'administrator' }, 'pass'],
    [{ ...member, MasterUsername: 'postgres' }, 'not-applicable'],
    [{ MasterUsername: 'admin', Engine: 'docdb' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
