import { describe, expect, it } from 'vitest';
import { keyOf } from '../shared/kms-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './key-enabled';

describe('kms/key-enabled', () => {
  it.each([
    ['Enabled', 'pass'],
    ['Updating', 'pass'],
    ['Disabled', 'fail'],
    ['PendingImport', 'fail'],
    ['Unavailable', 'fail'],
    ['PendingDeletion', 'not-applicable'],
    ['PendingReplicaDeletion', 'not-applicable'],
  ] as const)('says of a key that is %s: %s', (KeyState, status) => {
    expect(statusOf(check, keyOf({ KeyState }))).toBe(status);
  });

  it('is unknown when the key could not be described', () => {
    expect(statusOf(check, keyOf({}, [refused('kms:DescribeKey')]))).toBe('unknown');
    expect(statusOf(check, keyOf({ KeyState: undefined }))).toBe('unknown');
  });
});
