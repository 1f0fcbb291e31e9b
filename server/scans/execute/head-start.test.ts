import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { headStart } from './head-start';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether others may begin, once all that is settled has been heard. */
async function isOver({ over }: { over: Promise<void> }): Promise<boolean> {
  let known = false;
  void over.then(() => {
    known = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return known;
}

describe('a head start', () => {
  it('lasts until each of the slowest services of the first region has been answered, in all regions', async () => {
    const first = headStart('a', ['lambda', 'cloudformation']);
    const second = headStart('a', ['lambda', 'cloudformation']);
    first.answered('lambda');
    first.answered('lambda');
    second.answered('cloudformation');
    expect([await isOver(first), await isOver(second)]).toEqual([false, false]);
    first.answered('cloudformation');
    expect([await isOver(first), await isOver(second)]).toEqual([true, true]);
    first.leave();
    second.leave();
  });

  it('ends by itself where nothing answers', async () => {
    const first = headStart('b', ['lambda']);
    await vi.advanceTimersByTimeAsync(499);
    expect(await isOver(first)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isOver(first)).toBe(true);
    first.leave();
  });

  it('is none where no such service is scanned, and is given once', async () => {
    const without = headStart('c', []);
    expect(await isOver(without)).toBe(true);
    const later = headStart('c', ['lambda']);
    expect(await isOver(later)).toBe(true);
    const other = headStart('d', ['lambda']);
    expect(await isOver(other)).toBe(false);
    for (const region of [without, later, other]) region.leave();
    expect(await isOver(headStart('c', ['lambda']))).toBe(false);
  });
});
