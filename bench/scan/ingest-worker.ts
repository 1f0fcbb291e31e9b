import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { mixMain, mixRegions } from '@/sample-cloud/worlds/mix/mix-world';
import { inMixRegion } from '@/sample-cloud/worlds/mix/mixes';
import { systemActor } from '@/server/audit/record';
import { isLocal, serviceOfCheck, type VerdictRecord } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import { closeDatabase, withOrg } from '@/server/db';
import { asOrgId } from '@/server/ids';
import { insertScan } from '@/server/scans/mutations';
import { applyVerdicts } from '@/server/scans/store/apply-verdicts';
import { KnownVerdicts } from '@/server/scans/store/known-verdicts';
import { analyseStaging, stageJudged, stageVerdicts, withStaging } from '@/server/scans/store/staging';

/** What bringing an account's verdicts up to date cost. Sent to the parent by IPC. */
export interface IngestReport {
  verdicts: number;
  changed: number;
  seconds: number;
  /** Of this process, PostgreSQL left out. */
  cpuSeconds: number;
  /** Bytes of write-ahead log. */
  wal: number;
  /** The same for writing each verdict down anew, into a table that has the same columns and indexes and nothing else. */
  walOfAppending: number;
  /** Row versions that were left behind, in all tables. */
  deadRows: number;
}

/** Arguments: the organization's id, and how many verdicts. BENCH_OWNER_URL: the database as its owner sees it. */
const orgId = asOrgId(process.argv[2] ?? '');
const verdicts = Number(process.argv[3]);
/** One in a hundred is judged otherwise than before. */
const changesEach = 100;
const pageSize = 1_000;

const mine = checks.filter((check) => check.id.startsWith('ec2/') && isLocal(check));
const [account] = await withOrg(orgId, (tx) =>
  tx
    .insert(awsAccounts)
    .values({ orgId, accountId: '123456789012', name: 'Measured account', kind: 'sample', status: 'connected' })
    .returning({ id: awsAccounts.id }),
);
if (!account) throw new Error('The account could not be added.');
const scanId = await insertScan(systemActor(orgId, 'schedule'), { awsAccountId: account.id, trigger: 'schedule', services: ['ec2'] });

/** Verdict number `n` of a region: one in three fails, and another one in a hundred does once `changed`. */
function record(n: number, region: string, changed: boolean): VerdictRecord {
  const check = mine[n % mine.length];
  if (!check) throw new Error('There are no checks of EC2.');
  const thing = Math.floor(n / mine.length);
  const failed = (thing % 3 === 0) !== (changed && n % changesEach === 0);
  const resourceId = `i-${thing.toString(16).padStart(17, '0')}`;
  return {
    checkId: check.id,
    arn: `arn:aws:ec2:${region}:123456789012:instance/${resourceId}`,
    subKey: '',
    resourceType: check.resourceType,
    resourceId,
    resourceName: `measured-${thing}`,
    service: serviceOfCheck(check),
    region,
    severity: check.severity,
    status: failed ? 'fail' : 'pass',
    summary: failed ? `${resourceId} is not as it should be` : `${resourceId} is as it should be`,
    evidence: failed ? { instanceId: resourceId, launchedAt: '2026-11-01T00:00:00Z', groups: [`sg-${thing}`] } : null,
  };
}

/** All of the account, a region after another, as units write theirs. */
async function ingest(changed: boolean): Promise<void> {
  for (const region of mixRegions) {
    const count = inMixRegion(verdicts, region, mixRegions, mixMain);
    const ofAccount = { orgId, awsAccountId: account?.id ?? '' };
    const known = changed ? await new KnownVerdicts(ofAccount).read(mine.map(({ id }) => ({ checkId: id, region }))) : undefined;
    await withStaging(orgId, async (connection) => {
      for (let from = 0; from < count; from += pageSize)
        await stageVerdicts(
          connection,
          Array.from({ length: Math.min(pageSize, count - from) }, (_, at) => record(from + at, region, changed)),
          known,
        );
      await stageJudged(
        connection,
        mine.map(({ id }) => ({ checkId: id, region, unknown: null })),
      );
      await analyseStaging(connection);
      const scope = { ...ofAccount, scanId, now: new Date().toISOString() };
      await connection.transaction((sql) => applyVerdicts(sql, scope, known));
    });
  }
}

const owner = postgres(process.env.BENCH_OWNER_URL ?? '', { max: 1, onnotice: () => {} });
const walSince = async (since = '0/0') => {
  const [row] = await owner<
    { at: string; bytes: string }[]
  >`select pg_current_wal_insert_lsn()::text as at, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ${since}::pg_lsn)::text as bytes`;
  return { at: row?.at ?? '', bytes: Number(row?.bytes) };
};
/** Other connections tell what they did once they have been idle for ten seconds (PGSTAT_IDLE_INTERVAL of PostgreSQL), or when they close. */
const deadRows = async () => {
  await setTimeout(11_000);
  await owner`select pg_stat_force_next_flush()`;
  const [row] = await owner<{ n: string }[]>`
    select sum(n_tup_upd + n_tup_del)::text as n from pg_stat_user_tables where schemaname = 'public'`;
  return Number(row?.n);
};

await ingest(false);
await owner`vacuum analyze`;
const beforeAppending = await walSince();
await owner`create table appended (like verdicts including all)`;
await owner`insert into appended overriding system value select * from verdicts where org_id = ${orgId}`;
const walOfAppending = (await walSince(beforeAppending.at)).bytes;
await owner`drop table appended`;

const [dead, wal] = [await deadRows(), await walSince()];
const [began, cpu] = [performance.now(), process.cpuUsage()];
await ingest(true);
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(cpu);
const { bytes } = await walSince(wal.at);
const [moved] = await owner<
  { n: number }[]
>`select count(*)::int as n from verdicts where org_id = ${orgId} and changed_at > first_seen_at`;
const report: IngestReport = {
  verdicts,
  changed: moved?.n ?? 0,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  wal: bytes,
  walOfAppending,
  deadRows: (await deadRows()) - dead,
};
await owner.end();
await closeDatabase();
process.send?.(report);
process.disconnect?.();
