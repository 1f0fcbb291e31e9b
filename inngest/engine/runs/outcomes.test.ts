import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outcomes, type Recorded } from './outcomes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Outcomes', () => {
  it('hands over what a child ends with, to all that wait', async () => {
    const outcomes = new Outcomes();
    const [one, two] = [outcomes.expect('a'), outcomes.expect('a')];
    outcomes.settle('a', 'result');
    expect(await Promise.all([one, two])).toEqual(['result', 'result']);
  });

  it('finds children that had ended before, in one look, and looks ever more rarely for the others', async () => {
    const outcomes = new Outcomes();
    const ended: Recorded[] = [
      { id: 'done', status: 'SUCCESS', output: 1 },
      { id: 'gone', status: 'CANCELLED', output: null },
      { id: 'open', status: 'PENDING', output: null },
    ];
    const look = vi.fn(async (ids: string[]) => ended.filter(({ id }) => ids.includes(id)));
    const stop = outcomes.watch(look, () => undefined);
    const [done, gone] = [outcomes.expect('done'), outcomes.expect('gone')];
    void outcomes.expect('open');
    await vi.advanceTimersByTimeAsync(300);
    expect(await done).toBe(1);
    await expect(gone).rejects.toThrow('CANCELLED');
    expect(look.mock.calls).toEqual([[['done', 'gone', 'open']]]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(look.mock.calls.length).toBeLessThan(25);
    stop();
  });
});
