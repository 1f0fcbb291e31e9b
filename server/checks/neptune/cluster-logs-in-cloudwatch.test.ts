import { describe, expect, it } from 'vitest';
import { neptuneCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-logs-in-cloudwatch';

describe('neptune/cluster-logs-in-cloudwatch', () => {
  it.each([
    [{ EnabledCloudwatchLogsExports: ['audit'] }, 'pass'],
    [{ EnabledCloudwatchLogsExports: ['slowquery', 'audit'] }, 'pass'],
    [{ EnabledCloudwatchLogsExports: ['slowquery'] }, 'fail'],
    [{ EnabledCloudwatchLogsExports: [] }, 'fail'],
    [{}, 'fail'],
    [{ Status: 'deleting' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, neptuneCluster(data))).toBe(status);
  });

  it('is unknown when the clusters were listed without success', () => {
    const gap = { operation: 'rds:DescribeDBClusters', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, neptuneCluster({ EnabledCloudwatchLogsExports: ['audit'] }, [gap]))).toBe('unknown');
  });
});
