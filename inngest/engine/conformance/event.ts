import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Cases } from '../testing/target';

/** What starts runs, and who may. The numbers are those of points.ts. */
export function eventCases(cases: Cases): void {
  it('2: refuses unknown keys, and an app that the key does not open stays closed', async () => {
    expect((await cases.post([{ name: 't/serial', data: { key: 'p2' } }], { key: 'wrong' })).status).toBe(401);
    const unsigned = await fetch(`${cases.target.appUrl}/api/inngest?fnId=test-serial&stepId=step`, {
      method: 'POST',
      body: JSON.stringify({ event: { name: 't/serial', data: { key: 'p2' } }, steps: {} }),
    });
    expect(unsigned.status).toBe(401);
    await sleep(500);
    expect(cases.marks('p2')).toEqual([]);
  });

  it('3: answers one id for each event in order, and refuses an unknown key', async () => {
    const events = [1, 2].map((n) => ({ id: `p3-${n}`, name: 't/body-none', data: { key: `p3-${n}` } }));
    const [first, swapped] = [await cases.post(events), await cases.post([...events].reverse())];
    expect(first.ids).toHaveLength(2);
    if (cases.target.embedded) expect(swapped.ids).toEqual([...first.ids].reverse());
    expect((await cases.post(events, { key: 'unknown' })).status).toBe(401);
    expect((await cases.post([{ name: 'inngest/function.failed', data: {} }])).status).toBe(400);
  });

  it('4: takes an event once, by its id', async () => {
    const events = [1, 2].map((n) => ({ id: `p4-${n}`, name: 't/body-none', data: { key: `p4-${n}` } }));
    for (const order of [events, events, [...events].reverse()]) await cases.post(order);
    for (const key of ['p4-1', 'p4-2']) await cases.marked(key, 'try');
    await sleep(500);
    for (const key of ['p4-1', 'p4-2']) expect(cases.count(key, 'try')).toBe(1);
  });

  it('4: takes a repeated post once, by the seed that it names', async () => {
    const seeded = [{ name: 't/body-none', data: { key: 'p4-seed' } }];
    const seed = `${Date.now()},c2VlZHNlZWQ=`;
    expect((await cases.post(seeded, { seed })).ids).toEqual((await cases.post(seeded, { seed })).ids);
    await cases.marked('p4-seed', 'try');
    await sleep(500);
    expect(cases.count('p4-seed', 'try')).toBe(1);
  });

  it('5: starts every function that an event triggers, by expression', async () => {
    await Promise.all([cases.send('t/serial', 'p5', { both: true }), cases.send('t/serial', 'p5-one')]);
    await Promise.all([cases.marked('p5', 'end'), cases.marked('p5', 'second'), cases.marked('p5-one', 'end')]);
    expect(cases.count('p5-one', 'second')).toBe(0);
  });

  it('5: starts functions by wildcard, and by lists in expressions', async () => {
    await cases.post([
      { name: 't/wild.one', data: { key: 'p5-wild', plan: 'team' } },
      { name: 't/wild.two', data: { key: 'p5-wild', plan: 'free' } },
      { name: 't/wild.three', data: { key: 'p5-wild' } },
      { name: 't/serial', data: { key: 'p5-wild-other' } },
    ]);
    await Promise.all([cases.marked('p5-wild', 'wild'), cases.marked('p5-wild-other', 'end')]);
    expect(cases.lines('p5-wild', 'wild').map(({ value }) => value)).toEqual(['t/wild.one']);
  });

  it('24: keeps to the limits of function and key, and a sleeping run holds no slot', async () => {
    await cases.post(Array.from({ length: 12 }, (_, n) => ({ name: 't/limited', data: { key: 'p24', account: `a${n % 4}` } })));
    await cases.until('all are through', () => cases.count('p24', 'end') === 12);
    const inside = new Map<unknown, number>();
    let total = 0;
    let most = 0;
    for (const { mark, value } of cases.lines('p24')) {
      if (mark !== 'in' && mark !== 'out') continue;
      const change = mark === 'in' ? 1 : -1;
      total += change;
      most = Math.max(most, total);
      inside.set(value, (inside.get(value) ?? 0) + change);
      expect(inside.get(value)).toBeLessThanOrEqual(1);
    }
    expect(most).toBe(3);
  });
}
