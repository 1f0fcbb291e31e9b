import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, Rig } from './testing/rig';

/*
 * The engine as a process, an app with real functions and a PostgreSQL, all of our own. The numbers are those of the
 * conformance list in docs/adr/0001-embedded-engine.md.
 */

let rig: Rig;
const marks = (key: string, mark: string) => rig.journal.read(key, mark);
const count = (key: string, mark: string) => marks(key, mark).length;

beforeAll(async () => {
  rig = await Rig.create();
  await Promise.all([rig.startEngine(), rig.startApp()]);
  await eventually('the first sync', async () => (await rig.health())?.sync.state === 'ok');
}, 60_000);
afterAll(() => rig.close(), 30_000);

describe.concurrent('the embedded engine', { timeout: 60_000 }, () => {
  it('2: refuses unknown keys, and an app that the key does not open stays closed', async () => {
    expect((await rig.post([{ name: 't/serial', data: { key: 'p2' } }], { key: 'wrong' })).status).toBe(401);
    const unsigned = await fetch(`${rig.appUrl}/api/inngest?fnId=test-serial&stepId=step`, {
      method: 'POST',
      body: JSON.stringify({ event: { name: 't/serial', data: { key: 'p2' } }, steps: {} }),
    });
    expect(unsigned.status).toBe(401);
    expect((await fetch(`${rig.engineUrl}/fn/register`, { method: 'POST', body: '{}' })).status).toBe(401);
    await sleep(500);
    expect(rig.journal.marks('p2')).toEqual([]);
  });

  it('3 and 4: answers one id for each event in order, and takes an event once', async () => {
    const events = [1, 2].map((n) => ({ id: `p3-${n}`, name: 't/body-none', data: { key: `p3-${n}` } }));
    const [first, again, swapped] = [await rig.post(events), await rig.post(events), await rig.post([...events].reverse())];
    expect(first.ids).toHaveLength(2);
    expect(again.ids).toEqual(first.ids);
    expect(swapped.ids).toEqual([...first.ids].reverse());
    const seeded = [{ name: 't/body-none', data: { key: 'p3-seed' } }];
    const seed = `${Date.now()},c2VlZHNlZWQ=`;
    expect((await rig.post(seeded, { seed })).ids).toEqual((await rig.post(seeded, { seed })).ids);
    for (const key of ['p3-1', 'p3-2', 'p3-seed']) await rig.marked(key, 'try');
    await sleep(500);
    for (const key of ['p3-1', 'p3-2', 'p3-seed']) expect(count(key, 'try')).toBe(1);
    expect((await rig.post([{ name: 'inngest/function.failed', data: {} }])).status).toBe(400);
  });

  it('5: starts every function that an event triggers, by expression and wildcard', async () => {
    await rig.send('t/serial', 'p5', { both: true });
    await rig.post([
      { name: 't/wild.one', data: { key: 'p5-wild', plan: 'team' } },
      { name: 't/wild.two', data: { key: 'p5-wild', plan: 'free' } },
      { name: 't/wild.three', data: { key: 'p5-wild' } },
    ]);
    await Promise.all([rig.marked('p5', 'end'), rig.marked('p5', 'second'), rig.marked('p5-wild', 'wild')]);
    expect(marks('p5-wild', 'wild').map(({ value }) => value)).toEqual(['t/wild.one']);
  });

  it('6: runs serial steps once, in order', async () => {
    await rig.send('t/serial', 'p6');
    await rig.marked('p6', 'end');
    expect(rig.journal.marks('p6')).toEqual(['a', 'b', 'c', 'end']);
  });

  it('7: tries a failing step again, and only that one', async () => {
    await rig.send('t/flaky', 'p7');
    await rig.marked('p7', 'end');
    expect(rig.journal.marks('p7')).toEqual(['first', 'flaky', 'flaky', 'flaky', 'after', 'end']);
    expect(marks('p7', 'flaky').map(({ value }) => value)).toEqual([0, 1, 2]);
    expect(marks('p7', 'after')[0]?.value).toBe(0);
  });

  it('8: a step out of tries can be caught; uncaught it fails the run', async () => {
    await Promise.all([rig.send('t/exhausted', 'p8-caught', { caught: true }), rig.send('t/exhausted', 'p8')]);
    await Promise.all([rig.marked('p8-caught', 'end'), rig.marked('p8', 'observed-failed')]);
    expect(count('p8-caught', 'failing')).toBe(2);
    expect(marks('p8-caught', 'caught')[0]?.value).toBe('always');
    expect(count('p8-caught', 'after')).toBe(1);
    expect(rig.journal.marks('p8')).toEqual(['failing', 'failing', 'observed-failed']);
  });

  it('9: tries a function that throws as often as it says, five times by default', async () => {
    const names = ['none', 'one', 'default'];
    await Promise.all(names.map((name) => rig.send(`t/body-${name}`, `p9-${name}`)));
    await Promise.all(names.map((name) => rig.marked(`p9-${name}`, 'observed-failed')));
    expect(names.map((name) => count(`p9-${name}`, 'try'))).toEqual([1, 2, 5]);
  });

  it('10: does not try again after a NonRetriableError', async () => {
    const places = ['step', 'body', 'cause'];
    await Promise.all(places.map((where) => rig.send('t/non-retriable', `p10-${where}`, { where })));
    await Promise.all(places.map((where) => rig.marked(`p10-${where}`, 'observed-failed')));
    expect(places.map((where) => count(`p10-${where}`, 'try'))).toEqual([1, 1, 1]);
  });

  it('11: waits as long as a RetryAfterError says, in seconds or as a date', async () => {
    await Promise.all([rig.send('t/retry-after', 'p11'), rig.send('t/retry-after', 'p11-date', { date: true })]);
    for (const key of ['p11', 'p11-date']) {
      const [first, second] = await eventually('the second try', () => (count(key, 'try') === 2 ? marks(key, 'try') : undefined));
      // A date loses its milliseconds in the header.
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900);
    }
  });

  it('12 and 13: runs parallel steps once each, with failing branches, chains, a sleep and a wait among them', async () => {
    await rig.send('t/parallel', 'p12');
    const failed = await rig.marked('p12', 'observed-failed');
    expect(failed.value).toMatchObject({ message: 'uncaught branch' });
    for (const mark of ['a', 'b', 'c', 'follower', 'good', 'x-1', 'x-2', 'y-1', 'y-2', 'works'])
      expect([mark, count('p12', mark)]).toEqual([mark, 1]);
    expect(count('p12', 'bad')).toBe(2);
    expect(marks('p12', 'follower')[0]?.value).toEqual(['a', 'b', 'c']);
    expect(marks('p12', 'settled').at(-1)?.value).toEqual(['fulfilled', 'rejected']);
    expect(marks('p12', 'mixed').at(-1)?.value).toEqual(['x-2', 'y-2', null, null]);
    expect(count('p12', 'unreachable')).toBe(0);
  });

  it('14 and 15: a plain race and the older form of parallel steps end right', async () => {
    await Promise.all([rig.send('t/racing', 'p14'), rig.send('t/one-by-one', 'p15')]);
    expect((await rig.marked('p14', 'winner')).value).toBe('quick');
    expect((await rig.marked('p15', 'end')).value).toEqual(['a', 'b']);
    expect([count('p15', 'a'), count('p15', 'b')]).toEqual([1, 1]);
  });

  it('16: tells steps of the same id apart', async () => {
    await rig.send('t/same-ids', 'p16');
    expect((await rig.marked('p16', 'end')).value).toEqual([
      [0, 1, 2],
      [10, 11, 20, 21],
    ]);
  });

  it('17: sleeps, not at all until a past date, and a year without ending', async () => {
    await Promise.all([rig.send('t/sleeping', 'p17'), rig.send('t/sleeping', 'p17-year', { nap: '365d' })]);
    const awake = await rig.marked('p17', 'awake');
    const between = await rig.marked('p17', 'between');
    expect(awake.at - between.at).toBeGreaterThanOrEqual(950);
    await rig.marked('p17-year', 'between');
    expect(count('p17-year', 'awake')).toBe(0);
  });

  it('18 and 19: a wait takes the first later event that matches, in every run, or times out', async () => {
    const answer = (data: Record<string, unknown>) => rig.post([{ name: 't/answer', data: { key: 'p18-answers', ...data } }]);
    await answer({ for: 'p18', size: 5 });
    await Promise.all([
      rig.send('t/waiting', 'p18'),
      rig.send('t/waiting', 'p18'),
      rig.send('t/waiting', 'p18-none', { timeout: '1s' }),
      rig.send('t/waiting', 'p18-self', { on: 't/waiting', timeout: '1s', for: 'p18-self', size: 9 }),
    ]);
    await eventually('both wait', () => count('p18', 'ready') === 2);
    // The step before the wait is recorded a moment before the wait itself.
    await eventually(
      'both waits are recorded',
      async () =>
        (
          await rig.sql(
            `SELECT 1 FROM engine.workflow_status WHERE name = 'wait' AND status = 'PENDING' AND attributes @> '{"wait": "t/answer"}'`,
          )
        ).length >= 2,
    );
    await answer({ for: 'p18', size: 1 });
    await answer({ for: 'someone else', size: 7 });
    await answer({ for: 'p18', size: 2 });
    await eventually('both went on', () => count('p18', 'end') === 2);
    expect(marks('p18', 'end').map(({ value }) => value)).toEqual([
      { name: 't/answer', size: 2 },
      { name: 't/answer', size: 2 },
    ]);
    expect((await rig.marked('p18-none', 'end')).value).toBeNull();
    expect((await rig.marked('p18-self', 'end')).value).toBeNull();
  });

  it('20: invokes functions, in parallel, and tells failed, late and missing ones', async () => {
    await rig.send('t/invoking', 'p20');
    await rig.marked('p20', 'end');
    expect(marks('p20', 'results').at(-1)?.value).toEqual([{ doubled: 2 }, { doubled: 4 }]);
    expect(marks('p20', 'failed').at(-1)?.value).toBe('invoked failed');
    expect(marks('p20', 'late').at(-1)?.value).toContain('did not end in time');
    expect(marks('p20', 'missing').at(-1)?.value).toContain('no function test-nobody');
  });

  it('20: an invoked run goes on when its invoker is cancelled', async () => {
    await rig.send('t/invoking', 'p20-cancel', { long: true });
    await rig.marked('p20-cancel', 'invoked');
    await rig.send('t/stop', 'p20-cancel');
    await Promise.all([rig.marked('p20-cancel', 'observed-cancelled'), rig.marked('p20-cancel', 'invoked-end')]);
    expect(count('p20-cancel', 'unreachable')).toBe(0);
  });

  it('21: sends events of a step once', async () => {
    await rig.send('t/sending', 'p21');
    expect((await rig.marked('p21', 'end')).value).toBe(1);
    await rig.marked('p21', 'sent');
    expect(count('p21', 'sent')).toBe(1);
  });

  it('22: hands a failure to onFailure once, even if that fails, and not when the run was cancelled', async () => {
    await Promise.all([rig.send('t/failing', 'p22'), rig.send('t/failing', 'p22-cancelled', { wait: true })]);
    await rig.marked('p22-cancelled', 'waits');
    await rig.send('t/stop', 'p22-cancelled');
    await rig.marked('p22-cancelled', 'observed-cancelled');
    await eventually('the handler has its two tries', () => count('p22', 'on-failure') === 2);
    expect((await rig.marked('p22', 'on-failure')).value).toEqual({ message: 'it failed', name: 't/failing' });
    await sleep(700);
    expect(count('p22', 'on-failure')).toBe(2);
    expect(count('p22', 'observed-failed')).toBe(1);
    expect(count('p22-cancelled', 'on-failure')).toBe(0);
  });

  it('23: cancels runs that began before, by match; a late answer counts for nothing', async () => {
    await rig.send('t/stop', 'p23-older');
    await Promise.all(['p23', 'p23-older', 'p23-other'].map((key) => rig.send('t/cancellable', key)));
    await rig.marked('p23', 'long-start');
    await rig.send('t/stop', 'p23');
    await rig.send('t/stop', 'p23-other', { really: false });
    await rig.marked('p23', 'observed-cancelled');
    await Promise.all([rig.marked('p23', 'long-end'), rig.marked('p23-older', 'never'), rig.marked('p23-other', 'never')]);
    await sleep(500);
    expect(count('p23', 'never')).toBe(0);
    expect(count('p23', 'observed-cancelled')).toBe(1);
  });

  it('24: keeps to the limits of function and key, and a sleeping run holds no slot', async () => {
    await rig.post(Array.from({ length: 12 }, (_, n) => ({ name: 't/limited', data: { key: 'p24', account: `a${n % 4}` } })));
    await eventually('all are through', () => count('p24', 'end') === 12, 40);
    const inside = new Map<unknown, number>();
    let total = 0;
    let most = 0;
    for (const { mark, value } of rig.journal.read('p24')) {
      if (mark !== 'in' && mark !== 'out') continue;
      const change = mark === 'in' ? 1 : -1;
      total += change;
      most = Math.max(most, total);
      inside.set(value, (inside.get(value) ?? 0) + change);
      expect(inside.get(value)).toBeLessThanOrEqual(1);
    }
    expect(most).toBe(3);
  });

  it('33: cancels a run when its time is up, and leaves one alone that is in time', async () => {
    await Promise.all([rig.send('t/timed', 'p33', { nap: '20s' }), rig.send('t/timed', 'p33-quick', { nap: '1s' })]);
    await Promise.all([rig.marked('p33', 'observed-cancelled'), rig.marked('p33-quick', 'end')]);
    const watched = async () => (await rig.sql(`SELECT 1 FROM engine.workflow_status WHERE name = 'watch' AND status <> 'SUCCESS'`)).length;
    await eventually('no deadline is left', async () => (await watched()) === 0);
    expect(count('p33', 'end')).toBe(0);
    expect(count('p33-quick', 'observed-cancelled')).toBe(0);
  });

  it('35: keeps awkward results as they are', async () => {
    await rig.send('t/outputs', 'p35');
    const expected: unknown[] = [
      null,
      null,
      { data: 1 },
      { error: 'x' },
      { input: 2 },
      'nul \u0000 and \u{1f600}',
      { constructor: 1, prototype: 2, toJSON: 'text', b: 1, a: 2 },
      [1e21, -0.5],
    ];
    expect((await rig.marked('p35', 'end')).value).toEqual(expected);
  });
});
