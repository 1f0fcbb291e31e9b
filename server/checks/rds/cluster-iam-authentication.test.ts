import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-iam-authentication';

describe('rds/cluster-iam-authentication', () => {
  it.each([
    [{ IAMDatabaseAuthenticationEnabled: true }, 'pass'],
    [{ IAMDatabaseAuthenticationEnabled: false }, 'fail'],
    [{ IAMDatabaseAuthenticationEnabled: false, Engine: 'aurora-mysql', EngineMode: 'provisioned' }, 'fail'],
    [{ IAMDatabaseAuthenticationEnabled: false, EngineMode: 'serverless' }, 'not-applicable'],
    [{ IAMDatabaseAuthenticationEnabled: false, Engine: 'docdb' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
