import { expect, it } from 'vitest';
import type { Cases } from '../testing/target';

/** Sleeps, waits, other functions and events. The numbers are those of points.ts. */
export function waitingCases(cases: Cases): void {
  it('17: sleeps, not at all until a past date, and a year without ending', async () => {
    await Promise.all([cases.send('t/sleeping', 'p17'), cases.send('t/sleeping', 'p17-year', { nap: '365d' })]);
    const awake = await cases.marked('p17', 'awake');
    const between = await cases.marked('p17', 'between');
    expect(awake.at - between.at).toBeGreaterThanOrEqual(950);
    await cases.marked('p17-year', 'between');
    expect(cases.count('p17-year', 'awake')).toBe(0);
  });

  it('18: a wait takes the first later event that matches, or times out', async () => {
    await cases.post([{ name: 't/answer', data: { key: 'p18-answers', for: 'p18', size: 5 } }]);
    await Promise.all([cases.send('t/waiting', 'p18'), cases.send('t/waiting', 'p18-none', { timeout: '1s' })]);
    await cases.marked('p18', 'ready');
    // The step before the wait is recorded a moment before the wait itself.
    await cases.waiting('p18', 't/answer');
    for (const data of [
      { for: 'p18', size: 1 },
      { for: 'someone else', size: 7 },
      { for: 'p18', size: 2 },
    ])
      await cases.post([{ name: 't/answer', data: { key: 'p18-answers', ...data } }]);
    expect((await cases.marked('p18', 'end')).value).toEqual({ name: 't/answer', size: 2 });
    expect((await cases.marked('p18-none', 'end')).value).toBeNull();
  });

  it('19: one event wakes every run that waits for it, and never the run that it has started', async () => {
    await Promise.all([
      cases.send('t/waiting', 'p19'),
      cases.send('t/waiting', 'p19'),
      cases.send('t/waiting', 'p19-self', { on: 't/waiting', timeout: '1s', for: 'p19-self', size: 9 }),
    ]);
    await cases.until('both are ready', () => cases.count('p19', 'ready') === 2);
    await cases.waiting('p19', 't/answer');
    await cases.post([{ name: 't/answer', data: { key: 'p19-answers', for: 'p19', size: 2 } }]);
    await cases.until('both went on', () => cases.count('p19', 'end') === 2);
    expect((await cases.marked('p19-self', 'end')).value).toBeNull();
  });

  it('20: invokes functions, in parallel, and tells failed, late and missing ones', async () => {
    await cases.send('t/invoking', 'p20');
    await cases.marked('p20', 'end');
    expect(cases.lines('p20', 'results').at(-1)?.value).toEqual([{ doubled: 2 }, { doubled: 4 }]);
    expect(cases.lines('p20', 'failed').at(-1)?.value).toBe('invoked failed');
    expect(cases.lines('p20', 'late').at(-1)?.value).toContain('did not end in time');
    expect(cases.lines('p20', 'missing').at(-1)?.value).toContain('no function test-nobody');
  });

  it('20: an invoked run goes on when its invoker is cancelled', async () => {
    await cases.send('t/invoking', 'p20-cancel', { long: true });
    await cases.marked('p20-cancel', 'invoked');
    await cases.send('t/stop', 'p20-cancel');
    await Promise.all([cases.marked('p20-cancel', 'observed-cancelled'), cases.marked('p20-cancel', 'invoked-end')]);
    expect(cases.count('p20-cancel', 'unreachable')).toBe(0);
  });

  it('21: sends events of a step once', async () => {
    await cases.send('t/sending', 'p21');
    expect((await cases.marked('p21', 'end')).value).toBe(1);
    await cases.marked('p21', 'sent');
    expect(cases.count('p21', 'sent')).toBe(1);
  });

  it('43: a signal is refused by name, as the error of its step, and so is a wait for an event that is never sent', async () => {
    if (!cases.target.embedded) return;
    await cases.send('t/refused-ops', 'p43');
    expect((await cases.marked('p43', 'signal')).value).toContain('does not support WaitForSignal');
    expect((await cases.marked('p43', 'finished')).value).toContain('does not send inngest/function.finished');
  });
}
