import { describe, expect, it } from 'vitest';
import { snapshot } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './snapshot-encrypted';

describe('rds/snapshot-encrypted', () => {
  it.each([
    [{ Encrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }, 'pass'],
    [{ Encrypted: false }, 'fail'],
    [{ Encrypted: false, SnapshotType: 'automated' }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, snapshot(data))).toBe(status);
  });

  it('does not care about its sharing', () => {
    const gap = { operation: 'rds:DescribeDBSnapshotAttributes', kind: 'denied', code: 'AccessDenied' } as const;
    expect(statusOf(check, snapshot({ Encrypted: true }, [gap]))).toBe('pass');
  });
});
