import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { mixMain, mixRegions } from '@/sample-cloud/worlds/mix/mix-world';
import { type MixName, mixes } from '@/sample-cloud/worlds/mix/mixes';
import { withDatabase } from '@/scripts/test/with-database';
import { startBenchDatabase } from '../lib/database';
import { type Metric, metric, print } from '../lib/metric';
import { lowerBounds, minimumCalls } from './minimum';
import { ingestInWorker, scanInWorker, startBenchCloud } from './rig';
import type { WorkerReport } from './worker';

const usage = `usage: npm run bench:scan -- [--mix NAME]... [--json]
  --mix NAME   empty, small, large, huge (500,000 resources, limits times ten), or again (445,000 verdicts that are stored already and
               one in a hundred of which differs, no AWS); several are measured one after another (default: empty, small, large, again)
  --json       one object a metric: { id, value, target, unit }`;

const shape = { regions: mixRegions, main: mixMain };
const latency = 0.08;
const ingestAgain = 'again';
/** What a large account is expected to yield in a scan. */
const ingested = 445_000;

interface Measured {
  mix: MixName;
  report: WorkerReport;
  throttled: number;
  calls: number;
  byService: Map<string, number>;
  rows: number;
  /** The scan after it, which finds everything as it was. */
  warm: { calls: number; report: WorkerReport };
}

/** Measures real scans of measured accounts on the wire, of the services that peers were measured with. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      mix: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const wanted = values.mix ?? ['empty', 'small', 'large', ingestAgain];
  const unknown = wanted.find((name) => name !== ingestAgain && !Object.hasOwn(mixes, name));
  if (values.help || unknown) {
    console.log(unknown ? `There is no mix '${unknown}'.\n\n${usage}` : usage);
    process.exitCode = unknown ? 2 : 0;
    return;
  }
  const database = await startBenchDatabase();
  const metrics: Metric[] = [];
  try {
    const done: Measured[] = [];
    for (const mix of wanted.filter((name): name is MixName => name !== ingestAgain)) {
      const measured = await measure(mix, database.ownerUrl, database.env);
      done.push(measured);
      metrics.push(...metricsOf(measured));
      if (!values.json) tell(measured);
    }
    const rss = (name: MixName) => done.find(({ mix }) => mix === name)?.report.peakRss;
    for (const name of ['large', 'huge'] as const) {
      const [big, little] = [rss(name), rss('small')];
      if (big && little) metrics.push(metric('P9', `peak memory, ${name} against small`, big / little, 'times', 1.5));
    }
    if (wanted.includes(ingestAgain)) metrics.push(...(await measureIngest(database.ownerUrl, database.env)));
  } finally {
    await database.close();
  }
  print(metrics, values.json);
}

async function measure(mix: MixName, ownerUrl: string, env: Record<string, string>): Promise<Measured> {
  const factor = mix === 'huge' ? 10 : 1;
  const cloud = await startBenchCloud(mix, factor);
  try {
    const orgId = randomUUID();
    const written = () =>
      withDatabase(ownerUrl, async (sql) => {
        await sql`select pg_stat_force_next_flush()`;
        const [row] = await sql<
          { n: string }[]
        >`select sum(n_tup_ins + n_tup_upd + n_tup_del) as n from pg_stat_user_tables where schemaname = 'public'`;
        return Number(row?.n);
      });
    await addOrganization(ownerUrl, orgId);
    const before = await written();
    const report = await scanInWorker(orgId, { ...env, SAMPLE_CLOUD_URL: cloud.url, AWS_LIMITS_FACTOR: String(factor) });
    const { calls, throttled, operations } = await cloud.calls();
    const byService = new Map<string, number>();
    for (const { service, calls: n } of operations) {
      const name = service === 's3control' ? 's3' : service;
      byService.set(name, (byService.get(name) ?? 0) + n);
    }
    const rows = (await written()) - before;
    await cloud.forget();
    const again = await scanInWorker(orgId, { ...env, SAMPLE_CLOUD_URL: cloud.url, AWS_LIMITS_FACTOR: String(factor) });
    return { mix, report, calls, throttled, byService, rows, warm: { calls: (await cloud.calls()).calls, report: again } };
  } finally {
    await cloud.close();
  }
}

const addOrganization = (ownerUrl: string, orgId: string) =>
  withDatabase(ownerUrl, (sql) => sql`insert into identity.organizations (id, name, slug) values (${orgId}, 'Bench', ${orgId})`);

/** Verdicts that are stored already are brought up to date; one in a hundred differs. */
async function measureIngest(ownerUrl: string, env: Record<string, string>): Promise<Metric[]> {
  const orgId = randomUUID();
  await addOrganization(ownerUrl, orgId);
  const report = await ingestInWorker(orgId, ingested, { ...env, BENCH_OWNER_URL: ownerUrl });
  const what = `${report.verdicts} verdicts, ${report.changed} of them changed`;
  return [
    metric('P11', `time to store ${what}, again`, report.seconds, 's', 3),
    metric('P11', 'CPU of the worker for it', report.cpuSeconds, 's', null),
    metric('P11', 'write-ahead log for it, against writing each row anew', report.wal / report.walOfAppending, 'times', 0.03),
    metric('P11', 'row versions it leaves behind, for each changed verdict', report.deadRows / report.changed, 'rows', 2),
  ];
}

function metricsOf({ mix, report, calls, throttled, byService, rows, warm }: Measured): Metric[] {
  const minimum = minimumCalls(mixes[mix], shape);
  const least = Object.values(minimum).reduce((sum, each) => sum + each, 0);
  const bound = boundOf(mix);
  const per1000 = report.cpuSeconds / (report.resources / 1_000);
  const inMegabytes = report.peakRss / 1024 / 1024;
  const shared = [
    metric('P7', `throttle replies per 1,000 calls, ${mix}`, (throttled / calls) * 1_000, 'replies', 0),
    metric('P9', `peak memory of the worker, ${mix}`, inMegabytes, 'MiB', mix === 'empty' ? null : 350),
    metric('rows', `rows written, ${mix}`, rows, 'rows', null),
    metric('P3', `calls of the scan after it, nothing changed, ${mix}`, warm.calls, 'calls', mix === 'large' ? 1_400 : null),
    metric('P6', `time of the scan after it, ${mix}`, warm.report.wallSeconds, 's', mix === 'large' ? 10 : null),
    metric(
      'P8',
      `CPU of the scan after it per 1,000 resources, ${mix}`,
      warm.report.cpuSeconds / (warm.report.resources / 1_000),
      's',
      mix === 'large' ? 0.15 : null,
    ),
    metric('rejudge', `judging ${report.resources} stored resources again, ${mix}`, report.rejudgeSeconds, 's', null),
  ];
  if (mix === 'empty')
    return [
      metric('P10', 'CPU of a scan of an empty account, 17 regions', report.cpuSeconds, 's', 3),
      metric('P10', 'calls of STS for it', byService.get('sts') ?? 0, 'calls', 2),
      ...shared,
    ];
  const [callsId, wallId, callSlack, wallSlack] =
    mix === 'small' ? (['P1', 'P4', 1_150 / 1_084, 1.5] as const) : (['P2', 'P5', 27_500 / 26_719, 1.1] as const);
  return [
    metric(callsId, `calls against the minimum of ${least}, ${mix}`, calls / least, 'times', callSlack),
    metric(callsId, `calls of IAM, ${mix}`, byService.get('iam') ?? 0, 'calls', mix === 'small' ? 12 : mix === 'large' ? 80 : null),
    metric(
      wallId,
      `time against the bound of ${bound.seconds.toFixed(1)} s (${bound.by}), ${mix}`,
      report.wallSeconds / bound.seconds,
      'times',
      wallSlack,
    ),
    metric('P8', `CPU of the worker per 1,000 resources, ${mix}`, per1000, 's', mix === 'small' ? null : 0.7),
    ...shared,
  ];
}

function boundOf(mix: MixName): { by: string; seconds: number } {
  const all = Object.entries(lowerBounds(mixes[mix], shape, latency, mix === 'huge' ? 10 : 1));
  const [by, seconds] = all.reduce((slowest, each) => (each[1] > slowest[1] ? each : slowest));
  return { by, seconds };
}

function tell({ mix, report, calls, byService }: Measured): void {
  const minimum = minimumCalls(mixes[mix], shape);
  console.log(
    `\n${mix}: ${report.status}, ${report.resources} resources, ${report.verdicts} verdicts, ${calls} calls in ${report.wallSeconds.toFixed(1)} s, ${report.cpuSeconds.toFixed(1)} CPU s (${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)})`,
  );
  for (const said of report.notSeen) console.log(`  not seen: ${said}`);
  for (const [service, least] of Object.entries(minimum))
    console.log(`  ${service.padEnd(15)} ${String(byService.get(service) ?? 0).padStart(7)} calls, minimum ${least}`);
}
