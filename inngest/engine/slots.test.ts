import { describe, expect, it } from 'vitest';
import { Slots } from './slots';

const own = (key: string, limit: number) => ({ key, limit });
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Slots', () => {
  it('never gives more than the limit, and serves the oldest first', async () => {
    const slots = new Slots(10);
    const order: number[] = [];
    const releases: (() => void)[] = [];
    for (const n of [1, 2, 3]) {
      void slots.acquire([own('k', 1)]).then((release) => {
        order.push(n);
        releases.push(release);
      });
    }
    await settled();
    expect([order, slots.running, slots.queued]).toEqual([[1], 1, 2]);
    releases[0]?.();
    await settled();
    expect(order).toEqual([1, 2]);
  });

  it('gives all of a set or none, so that a waiting one blocks nobody', async () => {
    const slots = new Slots(10);
    const first = await slots.acquire([own('all', 2), own('a', 1)]);
    let second = false;
    void slots.acquire([own('all', 2), own('a', 1)]).then(() => {
      second = true;
    });
    await slots.acquire([own('all', 2), own('b', 1)]);
    expect(second).toBe(false);
    first();
    await settled();
    expect(second).toBe(true);
  });

  it('keeps to the total, whatever the keys', async () => {
    const slots = new Slots(1);
    await slots.acquire([own('a', 5)]);
    void slots.acquire([]);
    await settled();
    expect([slots.running, slots.queued]).toEqual([1, 1]);
  });

  it('gives a slot back once, however often that is asked', async () => {
    const slots = new Slots(10);
    const release = await slots.acquire([own('k', 1)]);
    release();
    release();
    await slots.acquire([own('k', 1)]);
    void slots.acquire([own('k', 1)]);
    await settled();
    expect([slots.running, slots.queued]).toEqual([1, 1]);
  });

  it('lets one who gives up go, without a slot', async () => {
    const slots = new Slots(10);
    const release = await slots.acquire([own('k', 1)]);
    const cancel = new AbortController();
    const waiting = slots.acquire([own('k', 1)], cancel.signal);
    cancel.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    release();
    expect([slots.running, slots.queued]).toEqual([0, 0]);
  });

  it('gives nothing any more once closed', async () => {
    const slots = new Slots(10);
    slots.close();
    void slots.acquire([]);
    await settled();
    expect([slots.running, slots.queued]).toEqual([0, 1]);
  });
});
