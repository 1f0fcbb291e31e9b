import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { CallSlots } from './call-slots';

/** Waits for a slot by name, and notes when it got one. */
function waiting(slots: CallSlots, got: string[], ends: (() => void)[]) {
  return (name: string, isSlow: boolean) =>
    slots.whenFree(() => {
      const end = slots.take(isSlow);
      if (!end) return;
      got.push(name);
      ends.push(end);
    }, isSlow);
}

it('lends no more than there are, and each to one', () => {
  const slots = new CallSlots(2);
  const [one, two] = [slots.take(), slots.take()];
  expect(slots.take()).toBeUndefined();
  one?.();
  one?.();
  expect(slots.take()).toBeDefined();
  expect(slots.take()).toBeUndefined();
  two?.();
  expect(slots.take()).toBeDefined();
});

it('serves slow buckets first, and lets the others not starve', () => {
  const slots = new CallSlots(1);
  const got: string[] = [];
  const ends: (() => void)[] = [];
  const wait = waiting(slots, got, ends);
  const first = slots.take();
  for (const name of ['a', 'b', 'c', 'd', 'e']) wait(name, false);
  for (const name of ['A', 'B', 'C', 'D', 'E']) wait(name, true);
  first?.();
  for (let at = 0; at < 9; at++) ends[at]?.();
  expect([...got].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'a', 'b', 'c', 'd', 'e']);
  expect(got.slice(0, 3)).toEqual(['A', 'B', 'C']);
  expect(got.indexOf('a')).toBe(3);
});

it('offers what one does not take to the next', () => {
  const slots = new CallSlots(1);
  const got: string[] = [];
  const end = slots.take();
  slots.whenFree(() => undefined, true);
  waiting(slots, got, [])('next', true);
  end?.();
  expect(got).toEqual(['next']);
});

it('takes a slot back from a call that hangs', async () => {
  const slots = new CallSlots(1);
  slots.take();
  // The slots' own timer keeps nobody alive.
  const alive = setInterval(() => undefined, 1_000);
  await new Promise<void>((resolve) => slots.whenFree(resolve, false));
  clearInterval(alive);
  expect(slots.take()).toBeDefined();
});

it('lets calls of buckets that are not slow wait while the event loop is late, and the slow ones through', () => {
  const slots = new CallSlots(32);
  for (let times = 0; times < 20; times += 1) slots.late(200);
  const lent: (() => void)[] = [];
  for (let end = slots.take(); end; end = slots.take()) lent.push(end);
  expect(lent).toHaveLength(8);
  const got: string[] = [];
  const wait = waiting(slots, got, []);
  wait('other', false);
  wait('slow', true);
  expect(slots.take(true)).toBeDefined();
  // A slot that comes free is offered to the slow one, and then there is none for the other.
  lent.pop()?.();
  expect(got).toEqual(['slow']);
  // In time again: there is room for it.
  slots.late(0);
  slots.late(0);
  expect(got).toEqual(['slow', 'other']);
});

it('finds out itself that the event loop is late', async () => {
  const slots = new CallSlots(32);
  slots.take();
  for (let times = 0; times < 6; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    const until = performance.now() + 100;
    while (performance.now() < until);
  }
  let count = 1;
  while (slots.take()) count += 1;
  expect(count).toBeLessThan(32);
});
