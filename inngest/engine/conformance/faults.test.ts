import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL_MS } from '../app';
import { sign } from '../protocol/signature';
import { Rig } from '../testing/rig';
import { eventually } from '../testing/target';

/*
 * What the engine does when the app, the database or itself fails. The numbers are those of points.ts.
 */

// More of both for a long series: ENGINE_TEST_KILLS=25 ENGINE_TEST_JOBS=500.
const KILLS = Number(process.env.ENGINE_TEST_KILLS ?? 5);
const JOBS = Number(process.env.ENGINE_TEST_JOBS ?? 60);

let rig: Rig;
const marks = (key: string, mark: string) => rig.journal.read(key, mark);
const count = (key: string, mark: string) => marks(key, mark).length;

beforeAll(async () => {
  rig = await Rig.create();
  await Promise.all([rig.startEngine(), rig.startApp()]);
  await eventually('the first sync', async () => (await rig.health())?.sync.state === 'ok');
}, 60_000);
afterAll(() => rig.close(), 30_000);

describe('when things break', { timeout: 90_000 + KILLS * 6000 }, () => {
  it('39: neither a stranger, an empty answer, an error page nor a cut connection counts as an answer', async () => {
    for (const kind of ['stranger', 'empty', 'html', 'cut']) {
      await rig.trouble(kind, 2);
      await rig.send('t/serial', `p39-${kind}`);
      await rig.marked(`p39-${kind}`, 'end');
      expect(rig.journal.marks(`p39-${kind}`)).toEqual(['a', 'b', 'c', 'end']);
    }
  });

  it('2: refuses what is signed by another key or long ago, and takes the key before while keys are changed', async () => {
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

    await rig.kill('engine');
    await rig.startEngine({ INNGEST_SIGNING_KEY: 'b'.repeat(64), INNGEST_SIGNING_KEY_FALLBACK: rig.keys.signing });
    await rig.send('t/serial', 'p2-rotated');
    await rig.marked('p2-rotated', 'end');
    await rig.kill('engine');
    await rig.startEngine();
  });

  it('38: a run goes on with a release that renamed its next step, and fails when its function is gone', async () => {
    await Promise.all([rig.send('t/renaming', 'p38'), rig.send('t/dropped', 'p38-gone')]);
    await Promise.all([rig.marked('p38', 'first'), rig.marked('p38-gone', 'first')]);
    await rig.kill('app');
    await rig.startApp({ RELEASE: 'two' });
    await rig.marked('p38', 'end', 60);
    // A kill may come before the first step is recorded: then it runs again.
    const since = (key: string) => rig.journal.marks(key).filter((mark) => mark !== 'first');
    expect(since('p38')).toEqual(['new', 'end']);
    await rig.marked('p38-gone', 'observed-failed', 90);
    expect(since('p38-gone')).toEqual(['observed-failed']);
    await rig.kill('app');
    await rig.startApp();
  });

  it('39: runs wait for an app that is down', async () => {
    await rig.kill('app');
    await rig.send('t/serial', 'p39-down');
    await sleep(1500);
    await rig.startApp();
    await rig.marked('p39-down', 'end');
  });

  it('41: nothing gives up on a long call before two hours', async () => {
    expect(CALL_MS).toBe(2 * 3_600_000);
    // Node's fetch would end here after 300 s without headers.
    const long = process.env.CLOUDLENS_TEST_ALL ? 310_000 : 2_500;
    await rig.send('t/single', 'p41', { ms: long });
    await rig.marked('p41', 'out', long / 1000 + 30);
    await eventually('it is recorded', async () => (await rig.statuses('p41')).get('SUCCESS') === 1);
    expect(rig.journal.marks('p41')).toEqual(['in', 'out']);
  }, 400_000);

  it('1: a new release is synced with what it adds and drops, and again without a change', async () => {
    await rig.kill('app');
    await rig.startApp({ RELEASE: 'two' });
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

  it('17: a sleep that falls due while the engine is down ends when it is back', async () => {
    await rig.send('t/sleeping', 'p17-due', { nap: '2s' });
    await rig.marked('p17-due', 'between');
    await rig.kill('engine');
    await sleep(2500);
    await rig.startEngine();
    await rig.marked('p17-due', 'awake');
  });

  it('25: a slot is free again after its holder was killed', async () => {
    await rig.post([
      { name: 't/single', data: { key: 'p25', ms: 2000 } },
      { name: 't/single', data: { key: 'p25', ms: 10 } },
    ]);
    await rig.marked('p25', 'in');
    await rig.kill('engine');
    await sleep(1500);
    await rig.startEngine();
    await eventually('both are through', () => count('p25', 'out') >= 2);
  });

  it('deletes what ended long ago, but not what a run that is still open needs', async () => {
    await rig.send('t/lasting', 'lasting');
    const { run } = await rig.marked('lasting', 'ready');
    await eventually(
      'it waits',
      async () => (await rig.sql(`SELECT 1 FROM engine.workflow_status WHERE workflow_uuid LIKE $1`, [`wait:${run}:%`])).length === 1,
    );
    await rig.kill('engine');
    const old = await rig.sql<{ id: string }>(
      `UPDATE engine.workflow_status SET completed_at = completed_at - 8 * 86400000 WHERE status = 'SUCCESS' RETURNING workflow_uuid AS id`,
    );
    await rig.startEngine();
    const left = () =>
      rig.sql<{ id: string }>(`SELECT workflow_uuid AS id FROM engine.workflow_status WHERE workflow_uuid = ANY($1)`, [
        old.map(({ id }) => id),
      ]);
    const kept = await eventually('the old rows are gone', async () => {
      const rows = await left();
      return rows.length < 10 ? rows : undefined;
    });
    expect(kept.filter(({ id }) => id.startsWith(`step:${run}:`))).toHaveLength(2);
    await rig.send('t/go', 'lasting');
    expect((await rig.marked('lasting', 'end')).value).toEqual(['a', 'b']);
    expect(rig.journal.marks('lasting').sort()).toEqual(['a', 'b', 'end', 'ready']);
  });

  it('stops politely: the call under way ends and is recorded, no step runs twice', async () => {
    await rig.send('t/single', 'stop', { ms: 1500 });
    await rig.marked('stop', 'in');
    expect(await rig.kill('engine', 'SIGTERM')).toBe(0);
    await rig.startEngine();
    await eventually('the run ends', async () => (await rig.statuses('stop')).get('SUCCESS') === 1);
    expect(rig.journal.marks('stop')).toEqual(['in', 'out']);
  });

  it('40: a second engine stands by, and takes over when the first is killed', async () => {
    const standby = await rig.startStandby();
    await rig.kill('engine');
    await eventually('the other one is ready', () => standby.isReady());
    await standby.end();
    await rig.startEngine();
  });

  it('40: kill -9 of engine and app and a database restart lose nothing', async () => {
    const jobs = Array.from({ length: JOBS }, (_, n) => ({ id: `job-${n}`, name: 't/job', data: { key: 'p40', n } }));
    const share = Math.ceil(JOBS / KILLS);
    for (let kill = 1; kill <= KILLS; kill++) {
      await rig.post(jobs.slice((kill - 1) * share, kill * share));
      // Recovery takes a second: closer kills would let nothing run.
      await sleep(1500 + Math.random() * 700);
      await rig.kill('engine');
      if (kill % 4 === 0) {
        await rig.kill('app');
        await rig.startApp();
      }
      await rig.startEngine();
    }
    await sleep(1500);
    await rig.killPostgres();
    await rig.engineExit();
    await rig.startPostgres();
    await rig.startEngine();
    await rig.post(jobs);
    const ended = () => new Set(marks('p40', 'end').map(({ run }) => run)).size;
    await eventually('all jobs have ended', () => ended() === jobs.length, 120);
    await eventually('all runs are recorded as completed', async () => (await rig.statuses('p40')).get('SUCCESS') === jobs.length);
    expect(await repeatedAfterRecording()).toEqual([]);
    const lost = await rig.sql(
      `SELECT workflow_uuid FROM engine.workflow_status WHERE status IN ('ERROR', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED')`,
    );
    expect(lost).toEqual([]);
  });

  it('34: a cron has fired in each minute, once', async () => {
    const fired = await eventually('the cron fires', () => (marks('cron', 'cron').length > 0 ? marks('cron', 'cron') : undefined), 75);
    expect(fired[0]?.value).toMatchObject({ name: 'inngest/scheduled.timer', data: { cron: 'TZ=Europe/Berlin * * * * *' } });
    const minutes = new Map(fired.map(({ run, value }) => [run, (value as { id: string }).id]));
    expect(new Set(minutes.values()).size).toBe(minutes.size);
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
