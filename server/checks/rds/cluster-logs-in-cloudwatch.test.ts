import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-logs-in-cloudwatch';

describe('rds/cluster-logs-in-cloudwatch', () => {
  it.each([
    [{ EnabledCloudwatchLogsExports: ['postgresql'] }, 'pass'],
    [{ EnabledCloudwatchLogsExports: ['instance'] }, 'fail'],
    [{ Engine: 'aurora-mysql', EnabledCloudwatchLogsExports: ['audit', 'error'] }, 'pass'],
    [{ Engine: 'aurora-mysql', EnabledCloudwatchLogsExports: ['error'] }, 'fail'],
    [{}, 'fail'],
    [{ Engine: 'neptune' }, 'not-applicable'],
    [{ Status: 'deleting' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
