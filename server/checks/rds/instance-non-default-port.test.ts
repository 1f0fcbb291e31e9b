import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-non-default-port';

describe('rds/instance-non-default-port', () => {
  it.each([
    [{ Endpoint: { Port: 5433 } }, 'pass'],
    [{ Endpoint: { Port: 5432 } }, 'fail'],
    [{ Engine: 'mariadb', Endpoint: { Port: 3306 } }, 'fail'],
    [{ Engine: 'custom-sqlserver-ee', Endpoint: { Port: 1433 } }, 'fail'],
    [{ Endpoint: { Port: 0 }, DbInstancePort: 6000 }, 'pass'],
    [{ ...member, Endpoint: { Port: 5432 } }, 'not-applicable'],
    [{ Engine: 'newsql', Endpoint: { Port: 1 } }, 'unknown'],
    [{ DBInstanceStatus: 'creating', DbInstancePort: 0 }, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
