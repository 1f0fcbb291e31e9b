import { describe, expect, it } from 'vitest';
import { keyOf } from '../shared/kms-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './key-rotation-period';

const every = (periodInDays?: number) => keyOf({ rotation: { enabled: true, periodInDays } });

describe('kms/key-rotation-period', () => {
  it('passes up to the limit, and where KMS does not say', () => {
    expect(statusOf(check, every(365))).toBe('pass');
    expect(statusOf(check, every())).toBe('pass');
  });

  it('fails beyond it', () => {
    expect(statusOf(check, every(366))).toBe('fail');
  });

  it('takes the limit from its parameter', () => {
    expect(statusOf(check, every(200), { parameters: { days: 180 } })).toBe('fail');
    expect(statusOf(check, every(700), { parameters: { days: 730 } })).toBe('pass');
  });

  it('does not ask a key that does not rotate', () => {
    expect(statusOf(check, keyOf({ rotation: { enabled: false } }))).toBe('not-applicable');
    expect(statusOf(check, keyOf({ rotation: null }))).toBe('not-applicable');
  });

  it('is unknown when the status was refused', () => {
    expect(statusOf(check, keyOf({ rotation: undefined }, [refused('kms:GetKeyRotationStatus')]))).toBe('unknown');
  });
});
