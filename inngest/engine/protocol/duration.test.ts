import { describe, expect, it } from 'vitest';
import { durationMs, untilOf } from './duration';

const NOW = Date.parse('2026-03-01T00:00:00Z');

describe('durations of the SDK', () => {
  it.each([
    ['90s', 90_000],
    ['1d12h', 129_600_000],
    ['2w', 1_209_600_000],
    ['', 0],
  ])('reads %j', (text, ms) => expect(durationMs(text)).toBe(ms));

  it.each(['soon', '1y', '-5s', '1.5h', '5'])('does not read %j', (text) => expect(durationMs(text)).toBeUndefined());

  it('raises what is shorter than a second, and ends after 366 days at most', () => {
    expect(untilOf('', NOW)).toBe(NOW + 1000);
    expect(untilOf('600d', NOW)).toBe(NOW + 366 * 86_400_000);
    expect(untilOf('2999-01-01T00:00:00Z', NOW)).toBe(NOW + 366 * 86_400_000);
  });

  it('takes dates as they are, past ones too', () => {
    expect(untilOf('2026-03-02T00:00:00.000Z', NOW)).toBe(NOW + 86_400_000);
    expect(untilOf('2001-01-01T00:00:00Z', NOW)).toBeLessThan(NOW);
    expect(untilOf('later', NOW)).toBeUndefined();
  });
});
