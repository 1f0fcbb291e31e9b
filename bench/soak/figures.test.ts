import { describe, expect, it } from 'vitest';
import { quantile, slope } from './figures';

describe('figures of a soak', () => {
  it('are the value that a share does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(quantile(values, 0.95)).toBe(96);
    expect(quantile([7], 0.95)).toBe(7);
    expect(quantile([], 0.95)).toBe(0);
  });

  it('are the slope of the line through the points', () => {
    expect(
      slope([
        [0, 10],
        [1, 12],
        [2, 14],
      ]),
    ).toBeCloseTo(2);
    expect(
      slope([
        [0, 10],
        [1, 13],
        [2, 10],
      ]),
    ).toBeCloseTo(0);
    expect(slope([[0, 1]])).toBe(0);
  });
});
