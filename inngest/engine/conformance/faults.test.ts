import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type ClientRequest, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { App } from '../app';
import { sign } from '../protocol/signature';
import { Rig } from '../testing/rig';
import { eventually } from '../testing/target';

/*
 * What the engine does when the app, the database or itself fails. The numbers are those of points.ts.
 */

const all = process.env.CLOUDLENS_TEST_ALL !== undefined;
// More of both for a long series: ENGINE_TEST_KILLS=25 ENGINE_TEST_JOBS=500.
const KILLS = Number(process.env.ENGINE_TEST_KILLS ?? (all ? 6 : 3));
const JOBS = Number(process.env.ENGINE_TEST_JOBS ?? (all ? 72 : 36));

let rig: Rig;
const marks = (key: string, mark: string) => rig.journal.read(key, mark);
const count = (key: string, mark: string) => marks(key, mark).length;

beforeAll(async () => {
  rig = await Rig.create();
  await Promise.all([rig.startEngine(), rig.startApp()]);
  await eventually('the first sync', async () => (await rig.health())?.sync.state === 'ok');
});
afterAll(() => rig.close());

describe('when things break', () => {
  it('39: neither a stranger, an empty answer, an error page nor a cut connection counts as an answer', async () => {
    for (const kind of ['stranger', 'empty', 'html', 'cut']) {
      await rig.trouble(kind, 2);
      await rig.send('t/serial', `p39-${kind}`);
      await rig.marked(`p39-${kind}`, 'end');
      expect(rig.journal.marks(`p39-${kind}`)).toEqual(['a', 'b', 'c', 'end']);
    }
  });

  it('2: refuses what is signed by another key or long ago', async () => {
    const body = JSON.stringify({ event: { name: 't/serial', data: { key: 'p2-stale' } }, steps: {} });
    const call = (signature: string) =>
      fetch(`${rig.appUrl}/api/inngest?fnId=test-serial&stepId=step`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-inngest-signature': signature },
        body,
      });
    expect((await call(sign(body, rig.keys.signing, Date.now() - 10 * 60_000))).status).toBe(401);
    expect((await call(sign(body, 'a'.repeat(64), Date.now()))).status).toBe(401);
    expect((await fetch(`${rig.engineUrl}/fn/register`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetch(`${rig.engineUrl}/v0/runs/any/actions`)).status).toBe(401);
    expect(rig.journal.marks('p2-stale')).toEqual([]);
  });

  it('41: a long call is waited for', async () => {
    // Node's fetch would end here after 300 s without headers.
    const long = all ? 310_000 : 500;
    await rig.send('t/single', 'p41', { ms: long });
    await rig.marked('p41', 'out');
    await eventually('it is recorded', async () => (await rig.statuses('p41')).get('SUCCESS') === 1);
    expect(rig.journal.marks('p41')).toEqual(['in', 'out']);
  });

  describe('the app is away, and comes back with a new release', () => {
    beforeAll(async () => {
      await Promise.all([rig.send('t/renaming', 'p38'), rig.send('t/dropped', 'p38-gone')]);
      await Promise.all([rig.marked('p38', 'first'), rig.marked('p38-gone', 'first')]);
      // They wait for it when their release goes, however long that takes.
      for (const key of ['p38', 'p38-gone']) await eventually('it waits', async () => (await rig.waits(key, 't/released')) === 1);
      await rig.kill('app');
      await rig.send('t/serial', 'p39-down');
      await Promise.all([rig.send('t/released', 'p38'), rig.send('t/released', 'p38-gone')]);
      await sleep(1000);
      await rig.startApp({ RELEASE: 'two' });
    });

    it('39: runs wait for an app that is down', () => rig.marked('p39-down', 'end'));

    it('38: a run goes on with a release that renamed its next step, and fails when its function is gone', async () => {
      await rig.marked('p38', 'end');
      // A kill may come before the first step is recorded: then it runs again.
      const since = (key: string) => rig.journal.marks(key).filter((mark) => mark !== 'first');
      expect(since('p38')).toEqual(['new', 'end']);
      await rig.marked('p38-gone', 'observed-failed');
      expect(since('p38-gone')).toEqual(['observed-failed']);
    });

    it('1: a new release is synced with what it adds and drops, and again without a change', async () => {
      const put = await eventually('the new functions are known', async () => {
        const response = await fetch(`${rig.appUrl}/api/inngest`, { method: 'PUT' });
        const { modified } = (await response.json()) as { modified: boolean };
        return response.ok && !modified && (await rig.health())?.sync.state === 'ok' ? { modified } : undefined;
      });
      expect(put).toEqual({ modified: false });
      await Promise.all([rig.send('t/later', 'p1'), rig.send('t/wild.one', 'p1', { plan: 'team' })]);
      await rig.marked('p1', 'later');
      await sleep(500);
      expect(count('p1', 'wild')).toBe(0);
    });

    it('26: a release that uses what it cannot do is refused by name, and the last good one goes on', async () => {
      await rig.kill('app');
      await rig.startApp({ RELEASE: 'refused' });
      const problem = await eventually(
        'it is refused',
        async () => (await rig.health())?.sync.problem?.includes('throttle') && (await rig.health())?.sync.problem,
      );
      expect(problem).toBe('Function test-refused: the option throttle is not supported by the embedded engine.');
      await rig.send('t/serial', 'refused');
      await rig.marked('refused', 'end');
      await rig.kill('app');
      await rig.startApp();
    });
  });

  it('34: a cron fires when its minute begins', async () => {
    const fired = await eventually('the cron fires', () => marks('cron', 'cron')[0]);
    expect(fired.value).toMatchObject({ name: 'inngest/scheduled.timer', data: { cron: 'TZ=Europe/Berlin * * * * *' } });
  });

  describe('the engine is killed, and back after a while', () => {
    let run = '';
    let old: string[] = [];

    beforeAll(async () => {
      await Promise.all([
        rig.send('t/sleeping', 'p17-due', { nap: '2s' }),
        rig.post([
          { name: 't/single', data: { key: 'p25', ms: 2000 } },
          { name: 't/single', data: { key: 'p25', ms: 10 } },
        ]),
        rig.send('t/lasting', 'lasting'),
      ]);
      [{ run }] = await Promise.all([rig.marked('lasting', 'ready'), rig.marked('p17-due', 'between'), rig.marked('p25', 'in')]);
      await eventually('it waits', async () => (await rig.waits('lasting', 't/go')) === 1);
      await rig.kill('engine');
      const ended = await rig.sql<{ id: string }>(
        `UPDATE engine.workflow_status SET completed_at = completed_at - 8 * 86400000 WHERE status = 'SUCCESS' RETURNING workflow_uuid AS id`,
      );
      old = ended.map(({ id }) => id);
      await sleep(2100);
      await rig.startEngine();
    });

    it('17: a sleep that falls due while the engine is down ends when it is back', () => rig.marked('p17-due', 'awake'));

    it('25: a slot is free again after its holder was killed', () => eventually('both are through', () => count('p25', 'out') >= 2));

    it('deletes what ended long ago, but not what a run that is still open needs', async () => {
      const left = () =>
        rig.sql<{ id: string }>(`SELECT workflow_uuid AS id FROM engine.workflow_status WHERE workflow_uuid = ANY($1)`, [old]);
      const kept = await eventually('the old rows are gone', async () => {
        const rows = await left();
        return rows.length < 10 ? rows : undefined;
      });
      expect(kept.filter(({ id }) => id.startsWith(`step:${run}:`))).toHaveLength(2);
      await rig.send('t/go', 'lasting');
      expect((await rig.marked('lasting', 'end')).value).toEqual(['a', 'b']);
      expect(rig.journal.marks('lasting').sort()).toEqual(['a', 'b', 'end', 'ready']);
    });
  });

  describe('the engine is stopped, and started with a new key', () => {
    beforeAll(async () => {
      await rig.send('t/single', 'stop', { ms: 1000 });
      await rig.marked('stop', 'in');
      expect(await rig.kill('engine', 'SIGTERM')).toBe(0);
      await rig.startEngine({ INNGEST_SIGNING_KEY: 'b'.repeat(64), INNGEST_SIGNING_KEY_FALLBACK: rig.keys.signing });
    });

    it('stops politely: the call under way ends and is recorded, no step runs twice', async () => {
      await eventually('the run ends', async () => (await rig.statuses('stop')).get('SUCCESS') === 1);
      expect(rig.journal.marks('stop')).toEqual(['in', 'out']);
    });

    it('2: takes the key before while keys are changed', async () => {
      await rig.send('t/serial', 'p2-rotated');
      await rig.marked('p2-rotated', 'end');
    });

    it('40: a second engine stands by, and takes over when the first is killed', async () => {
      const standby = await rig.startStandby();
      await rig.kill('engine');
      await eventually('the other one is ready', () => standby.isReady());
      await standby.end();
      await rig.startEngine();
    });
  });

  it('40: kill -9 of engine and app and a database restart lose nothing', async () => {
    const jobs = Array.from({ length: JOBS }, (_, n) => ({ id: `job-${n}`, name: 't/job', data: { key: 'p40', n } }));
    const share = Math.ceil(JOBS / KILLS);
    for (let kill = 1; kill <= KILLS; kill++) {
      await rig.post(jobs.slice((kill - 1) * share, kill * share));
      // Recovery takes a second: closer kills would let nothing run.
      await sleep(1300 + Math.random() * 700);
      await rig.kill('engine');
      if (kill % 3 === 2) {
        await rig.kill('app');
        await rig.startApp();
      }
      await rig.startEngine();
    }
    await sleep(1300);
    await rig.killPostgres();
    await rig.engineExit();
    await rig.startPostgres();
    await rig.startEngine();
    await rig.post(jobs);
    const ended = () => new Set(marks('p40', 'end').map(({ run }) => run)).size;
    await eventually('all jobs have ended', () => ended() === jobs.length);
    await eventually('all runs are recorded as completed', async () => (await rig.statuses('p40')).get('SUCCESS') === jobs.length);
    expect(await repeatedAfterRecording()).toEqual([]);
    const lost = await rig.sql(
      `SELECT workflow_uuid FROM engine.workflow_status WHERE status IN ('ERROR', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED')`,
    );
    expect(lost).toEqual([]);
  });

  it('34: no cron has fired twice for a minute, whatever was killed', () => {
    const minutes = new Map(marks('cron', 'cron').map(({ run, value }) => [run, (value as { id: string }).id]));
    expect(new Set(minutes.values()).size).toBe(minutes.size);
  });
});

describe('a call that is not answered', () => {
  afterEach(() => vi.useRealTimers());

  it('41: is given up after two hours, no layer below having a limit of its own', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const requests: (ClientRequest & { timeout?: number })[] = [];
    const noteRequest = (message: unknown) => requests.push((message as { request: ClientRequest }).request);
    // Node's fetch, which gives up by a clock of its own, is not heard here.
    subscribe('http.client.request.start', noteRequest);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let ended: unknown;
    try {
      const app = new App(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/api/inngest`, [rig.keys.signing], 1);
      app.call('POST', {}, {}, '{}').catch((error: unknown) => {
        ended = error;
      });
      await once(silent, 'request');
      expect(requests).toHaveLength(1);
      expect([requests[0]?.timeout, requests[0]?.socket?.timeout]).toEqual([undefined, undefined]);
      await vi.advanceTimersByTimeAsync(2 * 3_600_000 - 1000);
      expect(ended).toBeUndefined();
      vi.advanceTimersByTime(1000);
      await expect.poll(() => ended).toMatchObject({ name: 'AppUnreachable', code: 'ETIMEDOUT', sent: true });
    } finally {
      unsubscribe('http.client.request.start', noteRequest);
      silent.closeAllConnections();
      silent.close();
    }
  });
});

/** Bodies of the kill test that began after their step's result had been recorded. */
async function repeatedAfterRecording(): Promise<string[]> {
  const recorded = await rig.sql<{ run: string; at: string; body: string }>(
    `SELECT split_part(o.workflow_uuid, ':', 2) AS run, o.completed_at_epoch_ms::text AS at, o.output AS body
     FROM engine.operation_outputs o JOIN engine.workflow_status s ON s.workflow_uuid = o.workflow_uuid
     WHERE o.function_name = 'call' AND s.name IN ('run', 'step')`,
  );
  const doneAt = new Map<string, number>();
  for (const { run, at, body } of recorded) {
    const id = /(one|two|three|four):done/.exec(body)?.[1];
    if (id !== undefined) doneAt.set(`${run}:${id}`, Number(at));
  }
  expect(doneAt.size).toBe(4 * JOBS);
  return rig.journal
    .read('p40')
    .filter(({ mark }) => mark.endsWith(':start'))
    .filter(({ run, mark, at }) => at > (doneAt.get(`${run}:${mark.split(':')[0]}`) ?? Number.POSITIVE_INFINITY))
    .map(({ run, mark }) => `${run} ${mark}`);
}
