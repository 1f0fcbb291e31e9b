import { describe, expect, it } from 'vitest';
import { keyOf } from '../shared/kms-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './key-rotation-enabled';

describe('kms/key-rotation-enabled', () => {
  it('passes a key that rotates', () => {
    expect(statusOf(check, keyOf())).toBe('pass');
  });

  it('fails a key that does not', () => {
    expect(statusOf(check, keyOf({ rotation: { enabled: false } }))).toBe('fail');
  });

  it.each([
    ['an asymmetric key', { rotation: null, KeySpec: 'RSA_2048' as const }],
    ['imported material', { rotation: null, Origin: 'EXTERNAL' as const }],
    ['a disabled key', { rotation: { enabled: false }, KeyState: 'Disabled' as const }],
    ['a key waiting to be deleted', { rotation: { enabled: false }, KeyState: 'PendingDeletion' as const }],
    [
      'a replica',
      { rotation: { enabled: false }, MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: 'REPLICA' as const } },
    ],
  ])('does not ask %s', (_, data) => {
    expect(statusOf(check, keyOf(data))).toBe('not-applicable');
  });

  it('is unknown when the status was refused or not given', () => {
    expect(statusOf(check, keyOf({ rotation: undefined }, [refused('kms:GetKeyRotationStatus')]))).toBe('unknown');
    expect(statusOf(check, keyOf({ rotation: undefined }))).toBe('unknown');
    expect(statusOf(check, keyOf({}, [refused('kms:DescribeKey')]))).toBe('unknown');
  });
});
