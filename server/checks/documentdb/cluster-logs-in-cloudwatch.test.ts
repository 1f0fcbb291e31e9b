import { describe, expect, it } from 'vitest';
import { docdbCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-logs-in-cloudwatch';

describe('documentdb/cluster-logs-in-cloudwatch', () => {
  it.each([
    [{ EnabledCloudwatchLogsExports: ['audit'] }, 'pass'],
    [{ EnabledCloudwatchLogsExports: ['profiler', 'audit'] }, 'pass'],
    [{ EnabledCloudwatchLogsExports: ['profiler'] }, 'fail'],
    [{ EnabledCloudwatchLogsExports: [] }, 'fail'],
    [{}, 'fail'],
    [{ Status: 'deleting' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, docdbCluster(data))).toBe(status);
  });

  it('is unknown when the clusters were listed without success', () => {
    const gap = { operation: 'rds:DescribeDBClusters', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, docdbCluster({ EnabledCloudwatchLogsExports: ['audit'] }, [gap]))).toBe('unknown');
  });
});
