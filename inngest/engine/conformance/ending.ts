import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Cases } from '../testing/target';

/** How runs end before their end. The numbers are those of points.ts. */
export function endingCases(cases: Cases): void {
  it('22: hands a failure to onFailure once, even if that fails, and not when the run was cancelled', async () => {
    await Promise.all([cases.send('t/failing', 'p22'), cases.send('t/failing', 'p22-cancelled', { wait: true })]);
    await cases.marked('p22-cancelled', 'waits');
    await cases.send('t/stop', 'p22-cancelled');
    await cases.cancelled('p22-cancelled');
    await cases.until('the handler has its two tries', () => cases.count('p22', 'on-failure') === 2);
    expect((await cases.marked('p22', 'on-failure')).value).toEqual({ message: 'it failed', name: 't/failing' });
    await sleep(700);
    expect(cases.count('p22', 'on-failure')).toBe(2);
    expect(cases.count('p22', 'observed-failed')).toBe(1);
    expect(cases.count('p22-cancelled', 'on-failure')).toBe(0);
  });

  it('23: cancels runs that began before, by match; a late answer counts for nothing', async () => {
    await cases.send('t/stop', 'p23-older');
    const keys = ['p23', 'p23-older', 'p23-other'];
    await Promise.all(keys.map((key) => cases.send('t/cancellable', key, { held: true })));
    await Promise.all(keys.map((key) => cases.marked(key, 'long-start')));
    await cases.send('t/stop', 'p23');
    await cases.send('t/stop', 'p23-other', { really: false });
    await cases.cancelled('p23');
    for (const key of keys) cases.release(key);
    await Promise.all([cases.marked('p23', 'long-end'), cases.marked('p23-older', 'never'), cases.marked('p23-other', 'never')]);
    await sleep(500);
    expect(cases.count('p23', 'never')).toBe(0);
    if (!cases.target.quietAboutCancelled) expect(cases.count('p23', 'observed-cancelled')).toBe(1);
  });

  it('33: cancels a run when its time is up, and leaves one alone that is in time', async () => {
    await Promise.all([cases.send('t/timed', 'p33', { nap: '10m' }), cases.send('t/timed', 'p33-quick', { nap: '1s' })]);
    await Promise.all([cases.marked('p33', 'observed-cancelled'), cases.marked('p33-quick', 'end')]);
    expect(cases.count('p33', 'end')).toBe(0);
    expect(cases.count('p33-quick', 'observed-cancelled')).toBe(0);
  });

  it('45: the events about runs have the members that Inngest gives them', async () => {
    await Promise.all([cases.send('t/failing', 'p45'), cases.send('t/cancellable', 'p45-cancelled', { held: true })]);
    await cases.marked('p45-cancelled', 'long-start');
    await cases.send('t/stop', 'p45-cancelled');
    const members = ['error', 'event', 'events', 'function_id', 'run_id'];
    for (const [key, mark] of [
      ['p45', 'observed-failed'],
      ['p45-cancelled', 'observed-cancelled'],
    ] as const) {
      const { value } = await cases.marked(key, mark);
      expect((value as { members: string[] }).members).toEqual(expect.arrayContaining(members));
    }
    cases.release('p45-cancelled');
  });
}
