import { count, sql } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import { withDirectory } from '../db';
import { env } from '../env';
import { checkHealth } from '../health/check';
import { openStreamCount } from '../live/open-streams';
import { log } from '../log';
import { observed } from './instruments';

/** A scan without a sign of life for this long has lost its worker. */
const silentAfterSeconds = 60;
const patienceMs = 2_000;

/** Figures that are looked up when somebody asks: the state of the database, the queue, the engine. */
export async function observe(): Promise<void> {
  observed.liveStreams().set(openStreamCount());
  for (const door of ['app', 'identity'] as const) observed.databasePool().set({ door }, env().DATABASE_POOL);
  if (env().CLOUDLENS_ROLE !== 'web') return;
  const health = await checkHealth();
  observed.databaseUp().set(health.database === 'ok' ? 1 : 0);
  await Promise.all([observeEngine(), health.database === 'ok' ? observeQueue() : undefined]);
}

/** Ids and due columns of all organizations, through the directory door: numbers come out, no name goes in. */
async function observeQueue(): Promise<void> {
  const [accounts, waiting] = await withDirectory(async (tx) => [
    await tx.select({ status: awsAccounts.status, count: count() }).from(awsAccounts).groupBy(awsAccounts.status),
    await tx
      .select({
        status: scans.status,
        count: count(),
        oldest: sql<number>`coalesce(extract(epoch from now() - min(${scans.queuedAt})), 0)::float`,
        silent: sql<number>`count(*) filter (where coalesce(${scans.heartbeatAt}, ${scans.queuedAt}) < now() - make_interval(secs => ${silentAfterSeconds}))::int`,
      })
      .from(scans)
      .where(sql`${scans.status} in ('queued', 'running')`)
      .groupBy(scans.status),
  ]);
  const gauge = observed.accounts();
  gauge.reset();
  for (const { status, count: number } of accounts) gauge.set({ status }, number);
  for (const status of ['queued', 'running'] as const) {
    const row = waiting.find((each) => each.status === status);
    observed.scansWaiting().set({ status }, row?.count ?? 0);
    if (status === 'queued') observed.oldestQueued().set(row?.oldest ?? 0);
    else observed.silentScans().set(row?.silent ?? 0);
  }
}

interface EngineHealth {
  sync?: { state?: string };
  calls?: { running?: number; waiting?: number };
}

/** Only where the engine is at an address of ours; Inngest's Cloud has its own figures. */
async function observeEngine(): Promise<void> {
  const url = process.env.INNGEST_BASE_URL;
  if (!url) return;
  try {
    const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
    const { sync, calls } = (await answer.json()) as EngineHealth;
    observed.engineUp().set(answer.ok && (sync === undefined || sync.state === 'ok') ? 1 : 0);
    if (!calls) return;
    observed.engineCalls().set({ state: 'running' }, calls.running ?? 0);
    observed.engineCalls().set({ state: 'waiting' }, calls.waiting ?? 0);
  } catch (error) {
    log.warn({ err: error }, 'the engine tells no figures');
    observed.engineUp().set(0);
  }
}
