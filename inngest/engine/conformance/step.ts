import { expect, it } from 'vitest';
import type { Cases } from '../testing/target';

/** Serial steps, their tries, results and sizes. The numbers are those of points.ts. */
export function stepCases(cases: Cases): void {
  it('6: runs serial steps once, in order', async () => {
    await cases.send('t/serial', 'p6');
    await cases.marked('p6', 'end');
    expect(cases.marks('p6')).toEqual(['a', 'b', 'c', 'end']);
  });

  it('7: tries a failing step again, and only that one', async () => {
    await cases.send('t/flaky', 'p7');
    await cases.marked('p7', 'end');
    expect(cases.marks('p7')).toEqual(['first', 'flaky', 'flaky', 'flaky', 'after', 'end']);
    expect(cases.lines('p7', 'flaky').map(({ value }) => value)).toEqual([0, 1, 2]);
    expect(cases.lines('p7', 'after')[0]?.value).toBe(0);
  });

  it('8: a step out of tries can be caught; uncaught it fails the run', async () => {
    await Promise.all([cases.send('t/exhausted', 'p8-caught', { caught: true }), cases.send('t/exhausted', 'p8')]);
    await Promise.all([cases.marked('p8-caught', 'end'), cases.marked('p8', 'observed-failed')]);
    expect(cases.count('p8-caught', 'failing')).toBe(2);
    expect(cases.lines('p8-caught', 'caught')[0]?.value).toBe('always');
    expect(cases.count('p8-caught', 'after')).toBe(1);
    expect(cases.marks('p8')).toEqual(['failing', 'failing', 'observed-failed']);
  });

  it('9: tries a function that throws as often as it says, five times by default', async () => {
    const names = ['none', 'one', 'default'];
    await Promise.all(names.map((name) => cases.send(`t/body-${name}`, `p9-${name}`)));
    await Promise.all(names.map((name) => cases.marked(`p9-${name}`, 'observed-failed')));
    expect(names.map((name) => cases.count(`p9-${name}`, 'try'))).toEqual([1, 2, 5]);
  });

  it('10: does not try again after a NonRetriableError', async () => {
    const places = ['step', 'body', 'cause'];
    await Promise.all(places.map((where) => cases.send('t/non-retriable', `p10-${where}`, { where })));
    await Promise.all(places.map((where) => cases.marked(`p10-${where}`, 'observed-failed')));
    expect(places.map((where) => cases.count(`p10-${where}`, 'try'))).toEqual([1, 1, 1]);
  });

  it('11: waits as long as a RetryAfterError says, in seconds or as a date', async () => {
    await Promise.all([cases.send('t/retry-after', 'p11'), cases.send('t/retry-after', 'p11-date', { date: true })]);
    for (const key of ['p11', 'p11-date']) {
      const [first, second] = await cases.until('the second try', () =>
        cases.count(key, 'try') === 2 ? cases.lines(key, 'try') : undefined,
      );
      // A date loses its milliseconds in the header.
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900);
    }
  });

  it('16: tells steps of the same id apart', async () => {
    await cases.send('t/same-ids', 'p16');
    expect((await cases.marked('p16', 'end')).value).toEqual([
      [0, 1, 2],
      [10, 11, 20, 21],
    ]);
  });

  it('35: keeps awkward results as they are, of steps one by one and side by side, of events and of invoked functions', async () => {
    const expected: unknown[] = [
      null,
      null,
      { data: 1 },
      { error: 'x' },
      { input: 2 },
      { data: { data: null }, error: null },
      'nul \u0000 and \u{1f600}',
      { '\u0000': 'a key', '': 'without a name', 'x.y': 1 },
      { constructor: 1, prototype: 2, toJSON: 'text', b: 1, a: 2 },
      [1e21, -0.5, 5e-324, 1.7976931348623157e308, 9007199254740991],
      [null, null],
      '1970-01-01T00:00:00.000Z',
      [],
      {},
      '',
      false,
      0,
    ];
    await cases.send('t/outputs', 'p35', { values: expected });
    for (const mark of ['serial', 'parallel', 'event', 'end']) {
      await cases.marked('p35', 'end');
      expect({ [mark]: cases.lines('p35', mark)[0]?.value }).toEqual({ [mark]: expected });
    }
    // The SDK leaves out what JSON cannot say, before any engine sees it.
    expect(cases.lines('p35', 'bigint')[0]?.value).toEqual({});
  });

  it('36: a result above 4 MiB fails the run, with a sentence and without another try', async () => {
    await cases.send('t/large', 'p36', { sizes: [5 * 1024 * 1024] });
    const { value } = await cases.marked('p36', 'observed-failed');
    if (cases.target.embedded) expect(value).toMatchObject({ message: expect.stringContaining('4 MiB') });
    expect(cases.marks('p36')).toEqual(['part-0', 'observed-failed']);
  });

  it('37: what is too long for a call is fetched by the app', async () => {
    await cases.send('t/large', 'p37', { sizes: [2_000_000, 2_000_000, 2_000_000] });
    expect((await cases.marked('p37', 'end')).value).toEqual([2_000_000, 2_000_000, 2_000_000]);
    for (const part of [0, 1, 2]) expect(cases.count('p37', `part-${part}`)).toBe(1);
    if (cases.target.counts) expect((await cases.target.counts()).historyReads).toBeGreaterThan(0);
  });

  it('42: an app that would checkpoint is not made to: every step comes back in the answer', async () => {
    await cases.send('t/checkpointing', 'p42');
    await cases.marked('p42', 'end');
    expect(cases.marks('p42')).toEqual(['a', 'b', 'end']);
  });
}
