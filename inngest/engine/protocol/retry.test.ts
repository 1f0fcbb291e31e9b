import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './retry';

const NOW = Date.parse('2026-03-01T00:00:00Z');

describe('backoffMs', () => {
  it('grows from fifteen seconds to two hours and stays there', () => {
    const minutes = Array.from({ length: 12 }, (_, attempt) => backoffMs(attempt, 0) / 60_000);
    expect(minutes).toEqual([0.25, 0.5, 1, 2, 5, 10, 20, 40, 60, 120, 120, 120]);
  });

  it('spreads over half a minute, unless one interval is set', () => {
    expect(backoffMs(0, 0.999)).toBeLessThan(45_000);
    expect(backoffMs(0, 0.5)).toBe(30_000);
    expect(backoffMs(7, 0.9, 200)).toBe(200);
  });
});

describe('retryAfterMs', () => {
  it.each([
    ['30', 30_000],
    ['0', 1000],
    ['99999999', 86_400_000],
    ['2026-03-01T00:01:00.000Z', 60_000],
    ['2020-01-01T00:00:00Z', 1000],
  ])('reads %s', (header, ms) => expect(retryAfterMs(header, NOW)).toBe(ms));

  it('ignores what is neither', () => expect(retryAfterMs('soon', NOW)).toBeUndefined());
});
