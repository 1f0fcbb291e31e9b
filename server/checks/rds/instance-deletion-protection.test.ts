import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-deletion-protection';

describe('rds/instance-deletion-protection', () => {
  it.each([
    [{ DeletionProtection: true }, 'pass'],
    [{ DeletionProtection: false }, 'fail'],
    [{ DeletionProtection: false, ReadReplicaSourceDBInstanceIdentifier: 'orders' }, 'fail'],
    [{ ...member, DeletionProtection: false }, 'not-applicable'],
    [{ DeletionProtection: false, Engine: 'docdb' }, 'not-applicable'],
    [{ DeletionProtection: false, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
