import { describe, expect, it } from 'vitest';
import { formatDuration, formatRelative, formatShare } from './format';

describe('formatShare', () => {
  it('says 100% only of all and 0% only of none', () => {
    expect(formatShare(999, 1000)).toBe('99%');
    expect(formatShare(1000, 1000)).toBe('100%');
    expect(formatShare(1, 1000)).toBe('<1%');
    expect(formatShare(0, 1000)).toBe('0%');
  });
  it('has no share of nothing', () => {
    expect(formatShare(0, 0)).toBeNull();
  });
});

describe('formatDuration', () => {
  it('grows its units with the time', () => {
    expect(formatDuration(41_600)).toBe('42 s');
    expect(formatDuration(187_000)).toBe('3 min 07 s');
    expect(formatDuration(4_800_000)).toBe('1 h 20 min');
    expect(formatDuration(-5)).toBe('0 s');
  });
});

describe('formatRelative', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  it('picks the largest unit that fits', () => {
    expect(formatRelative('2026-11-17T11:00:00Z', now)).toBe('3 days ago');
    expect(formatRelative('2026-11-20T11:59:58Z', now)).toBe('just now');
    expect(formatRelative('2026-11-20T14:00:00Z', now)).toBe('in 2 hr.');
  });
});
