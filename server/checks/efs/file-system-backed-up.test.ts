import { describe, expect, it } from 'vitest';
import { fileSystemOf } from '../shared/efs-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './file-system-backed-up';

describe('efs/file-system-backed-up', () => {
  it.each([
    [{ backupPolicy: { Status: 'ENABLED' as const } }, 'pass'],
    [{ backupPolicy: { Status: 'ENABLING' as const } }, 'pass'],
    [{ backupPolicy: { Status: 'DISABLED' as const } }, 'fail'],
    [{ backupPolicy: { Status: 'DISABLING' as const } }, 'fail'],
    [{ backupPolicy: null }, 'fail'],
    [{ backupPolicy: { Status: undefined } }, 'unknown'],
    [{ backupPolicy: undefined }, 'unknown'],
    [{ backupPolicy: null, LifeCycleState: 'deleting' as const }, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, fileSystemOf(data))).toBe(status));

  it('is unknown when the policy was refused', () => {
    expect(statusOf(check, fileSystemOf({}, [refused('efs:DescribeBackupPolicy')]))).toBe('unknown');
  });
});
