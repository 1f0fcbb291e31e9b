import { describe, expect, it } from 'vitest';
import { table } from '../shared/dynamodb-testing';
import { statusOf } from '../shared/testing';
import { check } from './table-deletion-protection';

describe('dynamodb/table-deletion-protection', () => {
  it.each([
    [{ DeletionProtectionEnabled: true }, 'pass'],
    [{ DeletionProtectionEnabled: false }, 'fail'],
    [{ DeletionProtectionEnabled: false, TableStatus: 'DELETING' as const }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, table(data))).toBe(status);
  });

  it('stands on the description alone', () => {
    const gap = (operation: 'dynamodb:DescribeTable' | 'dynamodb:DescribeContinuousBackups') =>
      ({ operation, kind: 'denied', code: 'AccessDeniedException' }) as const;
    const good = { DeletionProtectionEnabled: true };
    expect(statusOf(check, table(good, [gap('dynamodb:DescribeTable')]))).toBe('unknown');
    expect(statusOf(check, table(good, [gap('dynamodb:DescribeContinuousBackups')]))).toBe('pass');
  });
});
