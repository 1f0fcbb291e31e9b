import { describe, expect, it } from 'vitest';
import { quantile, slope } from './figures';
import { processorTimes, secondsOfTree, shares } from './machine';

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

describe('the processor under a soak', () => {
  const stat = (pid: number, parent: number, own: number, ended: number) =>
    `${pid} (a) name) S ${parent} 1 1 0 -1 0 0 0 0 0 ${own} ${own} ${ended} ${ended} 20 0 1 0`;

  it('is counted for a process with what it started, in any order, and what has ended of that', () => {
    const stats = [stat(30, 20, 100, 0), stat(20, 10, 200, 50), stat(10, 1, 300, 0), stat(40, 1, 5_000, 0)];
    expect(secondsOfTree(stats, 10)).toBe(13);
  });

  it('is told as busy, and what of that was others’ work', () => {
    const from = { all: 100, idle: 50, ours: 1 };
    expect(shares(from, { all: 300, idle: 60, ours: 51 })).toEqual({ busy: 95, others: 70 });
    expect(shares(from, from)).toEqual({ busy: 0, others: 0 });
  });

  it('is read of this machine', () => {
    const before = processorTimes(process.pid);
    for (const end = performance.now() + 60; performance.now() < end; );
    const after = processorTimes(process.pid);
    expect(after.ours).toBeGreaterThan(0);
    expect(after.all).toBeGreaterThan(before.all);
  });
});
