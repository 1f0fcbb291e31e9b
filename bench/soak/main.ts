import os from 'node:os';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { type Metric, metric, print } from '../lib/metric';
import { quantile, slope } from './figures';
import { isBuilt, memoryOf, startForSoak } from './installation';
import { askUntil, openStreams } from './load';
import { processorTimes, shares } from './machine';
import { makeOrganizations } from './organizations';

const usage = `usage: npm run soak -- [options]
  --organizations N   each with an account, an admin and an API key (default 500)
  --scans N           scans of as many organizations, all at once (default 200)
  --streams N         live streams, spread over the organizations (default 2000)
  --askers N          people who read at the same time (default 16); one noisy organization has as many for itself, without a pause
  --minutes N         how long (default 10)
  --services A,B      what each scan reads (default iam,s3,kms)
  --data FOLDER       the data folder of an installation, which is used and kept (default: a new one, removed afterwards)
  --json              one object a metric
A small one of two minutes: npm run soak -- --organizations 50 --scans 20 --streams 200 --minutes 2`;

const MEGABYTE = 1024 * 1024;

/** Tasks that run or want to, over the last minute. */
const load = (): number => os.loadavg()[0] ?? 0;

/** `npm run soak`: an installation on this machine under everybody at once, measured from outside. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      organizations: { type: 'string', default: '500' },
      scans: { type: 'string', default: '200' },
      streams: { type: 'string', default: '2000' },
      askers: { type: 'string', default: '16' },
      minutes: { type: 'string', default: '10' },
      services: { type: 'string', default: 'iam,s3,kms' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [count, scans, streamsWanted, askers, minutes] = [
    values.organizations,
    values.scans,
    values.streams,
    values.askers,
    values.minutes,
  ].map(Number) as [number, number, number, number, number];
  if (values.help || [count, scans, streamsWanted, askers, minutes].some((each) => !(each > 0)) || scans > count) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const say = (text: string) => values.json || console.log(text);
  if (!isBuilt()) say('The server is built first …');
  const loadBefore = load();
  const readying: Metric[] = [];
  /** Does a part of the preparations, and keeps how long it took. */
  const ready = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    const seconds = (performance.now() - began) / 1000;
    say(`${what}: ${seconds.toFixed(1)} s`);
    readying.push(metric('soak', `time for: ${what}`, seconds, 's', null));
    return result;
  };
  const installation = await ready('starting the installation', () => startForSoak(scans, values.data ? resolve(values.data) : undefined));
  const owner = postgres(installation.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const organizations = await ready(`${count} organizations`, () => makeOrganizations(owner, count));
    const [noisy, ...others] = organizations;
    if (!noisy) return;
    const streams = await ready(`opening ${streamsWanted} streams`, () => openStreams(installation.url, others, streamsWanted));
    const opened = streams.open;
    const began = performance.now();
    const end = began + minutes * 60_000;
    say(`${opened} streams open. ${scans} scans, ${askers} askers, one noisy organization, for ${minutes} minutes …`);
    const processorBefore = processorTimes(process.pid);
    const memory: Record<string, [number, number][]> = {};
    const loads: number[] = [];
    let unwatched = 0;
    const watching = (async () => {
      while (performance.now() < end) {
        const at = (performance.now() - began) / 3_600_000;
        const seen = await memoryOf(installation).catch(() => undefined);
        if (!seen) unwatched += 1;
        for (const [name, bytes] of Object.entries(seen ?? {})) {
          const points = memory[name] ?? [];
          points.push([at, bytes / MEGABYTE]);
          memory[name] = points;
        }
        loads.push(load());
        await setTimeout(Math.min(5_000, Math.max(0, end - performance.now())));
      }
    })();
    const [quiet, loud, started] = await Promise.all([
      askUntil(installation.url, others, { askers, pause: 200, end }),
      askUntil(installation.url, [noisy], { askers, pause: 0, end }),
      startScans(installation.url, organizations.slice(0, scans), values.services.split(',')),
      watching,
    ]);
    const processor = shares(processorBefore, processorTimes(process.pid));
    const ended = await owner<{ status: string; n: number; seconds: number }[]>`
      select status, count(*)::int as n, coalesce(percentile_cont(0.95) within group (order by extract(epoch from finished_at - queued_at)), 0)::float as seconds
      from scans where org_id = any(${organizations.map(({ orgId }) => orgId)}) group by 1`;
    const reasons = await owner<{ reason: string; n: number }[]>`
      select coalesce(error, 'no reason told') as reason, count(*)::int as n from scans
      where org_id = any(${organizations.map(({ orgId }) => orgId)}) and status = 'failed' group by 1 order by 2 desc limit 10`;
    // Every epoch is one run that lost its scan to the next, though the workers lived.
    const [lost] = await owner<{ n: number }[]>`
      select coalesce(sum(lease_epoch), 0)::int as n from scans where org_id = any(${organizations.map(({ orgId }) => orgId)})`;
    const [connections] = await owner<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where datname = current_database()`;
    const stillOpen = streams.open;
    streams.close();
    const answers = Object.values(quiet.statuses).reduce((sum, each) => sum + each, 0);
    const bad = Object.entries(quiet.statuses).reduce((sum, [status, n]) => sum + (status === '200' ? 0 : n), 0);
    const loudServerErrors = Object.entries(loud.statuses).reduce(
      (sum, [status, n]) => sum + (Number(status) >= 500 || status === '0' ? n : 0),
      0,
    );
    const metrics: Metric[] = [
      ...readying,
      metric('soak', `load of the ${os.cpus().length} cores before it began`, loadBefore, 'tasks', null),
      metric('soak', 'load while it ran, mean', loads.reduce((sum, each) => sum + each, 0) / Math.max(1, loads.length), 'tasks', null),
      metric('soak', 'load while it ran, highest', Math.max(0, ...loads), 'tasks', null),
      metric('soak', 'processors busy', processor.busy, '%', null),
      metric('soak', 'of them with work that is not of this soak', processor.others, '%', null),
      metric('soak', 'reads of all but the noisy one', answers, 'answers', null),
      metric('soak', 'their p50', quantile(quiet.times, 0.5), 'ms', null),
      metric('soak', 'their p95', quantile(quiet.times, 0.95), 'ms', 2_000),
      metric('soak', 'their p99', quantile(quiet.times, 0.99), 'ms', null),
      metric('soak', `those not answered 200 (${JSON.stringify(quiet.statuses)})`, bad, 'answers', 0),
      metric(
        'soak',
        `reads of the noisy one (answered ${JSON.stringify(loud.statuses)})`,
        Object.values(loud.statuses).reduce((a, b) => a + b, 0),
        'answers',
        null,
      ),
      metric('soak', 'those that were errors of ours', loudServerErrors, 'answers', 0),
      metric('soak', `streams not opened of ${streamsWanted} (${JSON.stringify(streams.refused)})`, streamsWanted - opened, 'streams', 0),
      metric('soak', 'streams cut off', opened - stillOpen, 'streams', 0),
      metric('soak', 'events that streams got', streams.events, 'events', null),
      metric('soak', `scans started, of ${scans}`, started, 'scans', null),
      ...ended.flatMap(({ status, n, seconds }) => [
        metric('soak', `scans ${status}`, n, 'scans', status === 'failed' ? 0 : null),
        ...(seconds > 0 ? [metric('soak', `p95 of ${status} scans from queued to finished`, seconds, 's', null)] : []),
      ]),
      ...reasons.map(({ reason, n }) => metric('soak', `failed: ${reason}`, n, 'scans', 0)),
      metric('soak', 'scans taken from a run that lived', lost?.n ?? 0, 'times', null),
      metric('soak', 'connections to PostgreSQL at the end', connections?.n ?? 0, 'connections', null),
      metric('soak', 'times that nobody told of memory', unwatched, 'times', 0),
      ...Object.entries(memory).flatMap(([name, points]) => [
        metric('soak', `memory of ${name}, highest`, Math.max(...points.map(([, y]) => y)), 'MiB', null),
        metric('soak', `slope of it in the second half, ${name}`, slope(points.slice(Math.floor(points.length / 2))), 'MiB/h', null),
      ]),
    ];
    print(metrics, values.json);
  } finally {
    await owner.end();
    await installation.stop();
  }
}

/** Starts them one after the other in small groups; how many were taken. */
async function startScans(
  url: string,
  organizations: readonly { key: string; accountId: string }[],
  services: readonly string[],
): Promise<number> {
  let taken = 0;
  for (let at = 0; at < organizations.length; at += 10)
    await Promise.all(
      organizations.slice(at, at + 10).map(async ({ key, accountId }) => {
        const refusal = await startScan(url, key, { awsAccountId: accountId, services, regions: ['eu-central-1'] });
        if (refusal === undefined) taken += 1;
        else console.error(`A scan was refused: ${refusal.slice(0, 200)}`);
      }),
    );
  return taken;
}

/** Why it was not taken; undefined: it was. */
async function startScan(url: string, key: string, scan: object): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/api/scan/start`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(scan),
      signal: AbortSignal.timeout(60_000),
    });
    return response.status === 202 ? undefined : `${response.status} ${await response.text()}`;
  } catch (error) {
    return String(error);
  }
}
