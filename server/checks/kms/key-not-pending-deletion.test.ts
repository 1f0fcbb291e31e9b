import { describe, expect, it } from 'vitest';
import { keyOf } from '../shared/kms-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './key-not-pending-deletion';

describe('kms/key-not-pending-deletion', () => {
  it.each(['Enabled', 'Disabled', 'PendingImport'] as const)('passes a key that is %s', (KeyState) => {
    expect(statusOf(check, keyOf({ KeyState }))).toBe('pass');
  });

  it('fails with the day', () => {
    const key = keyOf({ KeyState: 'PendingDeletion', DeletionDate: new Date('2026-12-01T08:00:00Z') });
    expect(verdictsOf(check, key)[0]).toMatchObject({ status: 'fail', summary: 'The key will be deleted on 2026-12-01' });
  });

  it('fails while replicas are being deleted, without a day', () => {
    expect(statusOf(check, keyOf({ KeyState: 'PendingReplicaDeletion' }))).toBe('fail');
  });

  it('is unknown when the key could not be described', () => {
    expect(statusOf(check, keyOf({}, [refused('kms:DescribeKey')]))).toBe('unknown');
    expect(statusOf(check, keyOf({ KeyState: undefined }))).toBe('unknown');
  });
});
