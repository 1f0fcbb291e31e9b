import type { PointInTimeRecoveryStatus } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { table } from '../shared/dynamodb-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './table-point-in-time-recovery';

const recovery = (PointInTimeRecoveryStatus?: PointInTimeRecoveryStatus) => ({
  continuousBackups: { ContinuousBackupsStatus: 'ENABLED' as const, PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus } },
});

describe('dynamodb/table-point-in-time-recovery', () => {
  it.each([
    [recovery('ENABLED'), 'pass'],
    [recovery('DISABLED'), 'fail'],
    [{ ...recovery('DISABLED'), TableStatus: 'DELETING' as const }, 'not-applicable'],
    [{ ...recovery('DISABLED'), TableStatus: 'UPDATING' as const }, 'fail'],
    // Continuous backups are always there; only recovery to a moment counts.
    [{ continuousBackups: { ContinuousBackupsStatus: 'ENABLED' as const } }, 'unknown'],
    [recovery(), 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, table(data))).toBe(status);
  });

  it('is unknown when the call was refused, whatever the table says', () => {
    const gap = { operation: 'dynamodb:DescribeContinuousBackups', kind: 'denied', code: 'AccessDeniedException' } as const;
    expect(verdictsOf(check, table({}, [gap]))).toMatchObject([{ status: 'unknown', evidence: { missing: [gap] } }]);
  });
});
