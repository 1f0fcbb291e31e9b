import { describe, expect, it } from 'vitest';
import { statusOf, verdictsOf } from '../shared/testing';
import { warehouse } from '../shared/warehouse-testing';
import { check } from './cluster-audit-logging';

describe('redshift/cluster-audit-logging', () => {
  it.each([
    [{ logging: { LoggingEnabled: true, BucketName: 'logs' } }, 'pass'],
    [{ logging: { LoggingEnabled: true, LogDestinationType: 'cloudwatch' as const, LogExports: ['userlog'] } }, 'pass'],
    [{ logging: { LoggingEnabled: false } }, 'fail'],
    [{ logging: { LoggingEnabled: true, LastFailureTime: new Date('2026-11-01T00:00:00Z') } }, 'fail'],
    [{ logging: { LoggingEnabled: false }, ClusterStatus: 'deleting' }, 'not-applicable'],
    [{ logging: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, warehouse(data))).toBe(status);
  });

  it('is unknown when the call was refused', () => {
    const gap = { operation: 'redshift:DescribeLoggingStatus', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, warehouse({}, [gap]))).toBe('unknown');
  });

  it('tells why nothing is delivered', () => {
    const logging = { LoggingEnabled: true, LastFailureTime: new Date('2026-11-01T00:00:00Z'), LastFailureMessage: 'NoSuchBucket' };
    const [verdict] = verdictsOf(check, warehouse({ logging }));
    expect(verdict?.summary).toContain('2026-11-01');
    expect(verdict?.evidence).toMatchObject({ reason: 'NoSuchBucket' });
  });
});
