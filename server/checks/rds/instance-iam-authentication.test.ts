import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-iam-authentication';

describe('rds/instance-iam-authentication', () => {
  it.each([
    [{ IAMDatabaseAuthenticationEnabled: true }, 'pass'],
    [{ IAMDatabaseAuthenticationEnabled: false }, 'fail'],
    [{ IAMDatabaseAuthenticationEnabled: false, Engine: 'mariadb' }, 'fail'],
    [{ IAMDatabaseAuthenticationEnabled: false, Engine: 'sqlserver-se' }, 'not-applicable'],
    [{ IAMDatabaseAuthenticationEnabled: false, Engine: 'oracle-ee-cdb' }, 'not-applicable'],
    [{ ...member, IAMDatabaseAuthenticationEnabled: false }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
