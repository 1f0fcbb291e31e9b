import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-deletion-protection';

describe('rds/cluster-deletion-protection', () => {
  it.each([
    [{ DeletionProtection: true }, 'pass'],
    [{ DeletionProtection: false }, 'fail'],
    [{ DeletionProtection: false, Engine: 'neptune' }, 'not-applicable'],
    [{ DeletionProtection: false, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
