import { describe, expect, it } from 'vitest';
import { type DayOfChanges, pointsBack } from './trend';

const counts = (critical: number, low = 0) => ({ critical, high: 0, medium: 0, low });
const day = (name: string, opened: number, resolved: number): DayOfChanges => ({
  day: name,
  opened: counts(opened),
  resolved: counts(resolved),
});

describe('the course of open findings, read backwards', () => {
  it('takes off what was opened since, and puts back what was resolved since', () => {
    const points = pointsBack(counts(5, 1), [day('2026-11-27', 3, 0), day('2026-11-26', 1, 4)], '2026-11-24', '2026-11-27');
    expect(points.map(({ at, open, opened, resolved }) => [at.slice(0, 10), open.critical, open.low, opened, resolved])).toEqual([
      ['2026-11-24', 5, 1, 0, 0],
      ['2026-11-25', 5, 1, 0, 0],
      ['2026-11-26', 2, 1, 1, 4],
      ['2026-11-27', 5, 1, 3, 0],
    ]);
  });

  it('is never below nothing where changes are no longer kept', () => {
    const [first] = pointsBack(counts(0), [day('2026-11-27', 2, 0)], '2026-11-26', '2026-11-27');
    expect(first?.open.critical).toBe(0);
  });
});
