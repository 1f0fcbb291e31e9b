import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-non-default-port';

describe('rds/cluster-non-default-port', () => {
  it.each([
    [{ Port: 5433 }, 'pass'],
    [{ Port: 5432 }, 'fail'],
    [{ Engine: 'aurora-mysql', Port: 3306 }, 'fail'],
    [{ Engine: 'aurora-mysql', Port: 5432 }, 'pass'],
    [{ Engine: 'docdb', Port: 27_017 }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
