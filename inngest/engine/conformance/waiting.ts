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

  it('20: invokes functions, in parallel and nested, each once, and tells failed, late, cancelled and missing ones', async () => {
    await cases.send('t/invoking', 'p20');
    await cases.marked('p20-inner', 'invoked');
    await cases.send('t/stop-inner', 'p20-inner');
    await cases.marked('p20', 'end');
    const last = (mark: string) => cases.lines('p20', mark).at(-1)?.value;
    const doubled = [{ doubled: 2 }, { doubled: 4 }];
    expect([last('results'), last('nested')]).toEqual([doubled, doubled]);
    expect(last('failed')).toBe('invoked failed');
    expect(last('late')).toMatch(/did not end in time|^Timed out/);
    expect(last('stopped')).toMatch(/cancelled/i);
    expect(last('missing')).toMatch(/no function test-nobody|could not find function/i);
    // Two, two of the nested run, the one that fails and the late one, which goes on without its invoker.
    await cases.until('the late one has ended', () => cases.count('p20', 'invoked-end') === 5);
    expect([cases.count('p20', 'invoked'), cases.count('p20-inner', 'invoked'), cases.count('p20-inner', 'invoked-end')]).toEqual([
      6, 1, 0,
    ]);
    expect(cases.lines('p20', 'invoked').map(({ value }) => value)).toEqual(Array(6).fill('inngest/function.invoked'));
  });

  it('20: an invoked run goes on when its invoker is cancelled', async () => {
    await cases.send('t/invoking', 'p20-cancel', { long: true });
    await cases.marked('p20-cancel', 'invoked');
    await cases.send('t/stop', 'p20-cancel');
    await Promise.all([cases.cancelled('p20-cancel'), cases.marked('p20-cancel', 'invoked-end')]);
    expect(cases.count('p20-cancel', 'unreachable')).toBe(0);
  });

  it('21: sends events of a step once', async () => {
    await cases.send('t/sending', 'p21');
    expect((await cases.marked('p21', 'end')).value).toBe(1);
    await cases.marked('p21', 'sent');
    expect(cases.count('p21', 'sent')).toBe(1);
  });

  it('43: a signal is refused by name on both sides, as the error of its step, and so are other steps that it does not know', async () => {
    await cases.send('t/refused-ops', 'p43');
    expect((await cases.marked('p43', 'signal')).value).toContain('does not support WaitForSignal');
    expect((await cases.marked('p43', 'sent-signal')).value).toContain('does not support signals');
    expect((await cases.marked('p43', 'finished')).value).toContain('does not send inngest/function.finished');
    expect((await cases.marked('p43', 'fetched')).value).toContain('does not support Gateway');
    // The error of a step can be caught like any other, and the run goes on.
    expect((await cases.marked('p43', 'after')).value).toBe('done');
  });
}
