import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-multi-az';

const DBClusterMembers = [{ DBInstanceIdentifier: 'catalog-1', IsClusterWriter: true }];

describe('rds/cluster-multi-az', () => {
  it.each([
    [{ MultiAZ: true, DBClusterMembers }, 'pass'],
    [{ MultiAZ: false, DBClusterMembers }, 'fail'],
    [{ MultiAZ: false }, 'fail'],
    [{ MultiAZ: false, DBClusterMembers: [] }, 'not-applicable'],
    [{ MultiAZ: false, EngineMode: 'serverless' }, 'not-applicable'],
    [{ MultiAZ: false, Engine: 'neptune', DBClusterMembers }, 'not-applicable'],
    [{ DBClusterMembers }, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
