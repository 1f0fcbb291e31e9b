import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startServer, stopServer } from '@/scripts/lib/database/owner';
import { freePort } from '@/scripts/lib/ports';
import { type Cluster, prepareCluster } from '@/scripts/lib/postgres/cluster';
import { root } from '@/scripts/lib/root.mjs';
import { Journal } from './journal';
import { buildTestPrograms, type Programs } from './programs';
import { eventually, PATIENCE, type Target } from './target';

const SCHEMA = 'engine';
const clock = fileURLToPath(new URL('./shifted-clock.mjs', import.meta.url));
/** So long after the first process of a rig has been started a new minute begins for them all. */
const NEXT_MINUTE_MS = 12_000;

/** A PostgreSQL, an app and an engine of our own, each of which can be killed and started again. */
export class Rig implements Target {
  readonly embedded = true;
  readonly patience = PATIENCE;
  readonly journal: Journal;
  readonly keys = { signing: randomBytes(32).toString('hex'), event: randomBytes(16).toString('hex') };
  private engine: ChildProcess | undefined;
  private app: ChildProcess | undefined;
  private postgres: ChildProcess | undefined;
  private clockAhead: number | undefined;

  private constructor(
    private readonly folder: string,
    private readonly cluster: Cluster,
    readonly engineUrl: string,
    readonly appUrl: string,
    private readonly databaseUrl: string,
    private readonly programs: Programs,
  ) {
    this.journal = new Journal(join(folder, 'journal.jsonl'));
  }

  static async create(): Promise<Rig> {
    const folder = mkdtempSync(join(tmpdir(), 'cloudlens-engine-test-'));
    const [cluster, programs] = await Promise.all([prepareCluster(folder, { disposable: true }), buildTestPrograms(folder)]);
    const database = new URL(cluster.ownerUrl);
    database.username = 'engine_test';
    database.password = 'engine';
    const [enginePort, appPort] = [await freePort(), await freePort()];
    const rig = new Rig(folder, cluster, `http://127.0.0.1:${enginePort}`, `http://127.0.0.1:${appPort}`, database.href, programs);
    await rig.startPostgres();
    await rig.asOwner(`CREATE ROLE engine_test LOGIN PASSWORD 'engine'; CREATE SCHEMA ${SCHEMA} AUTHORIZATION engine_test`);
    return rig;
  }

  get env(): Record<string, string> {
    return {
      ENGINE_DATABASE_URL: this.databaseUrl,
      ENGINE_SCHEMA: SCHEMA,
      ENGINE_HOST: '127.0.0.1',
      ENGINE_PORT: new URL(this.engineUrl).port,
      ENGINE_APP_URL: `${this.appUrl}/api/inngest`,
      ENGINE_SYNC_MS: '500',
      ENGINE_RETRY_MS: '100',
      INNGEST_SIGNING_KEY: this.keys.signing,
      INNGEST_EVENT_KEY: this.keys.event,
      INNGEST_BASE_URL: this.engineUrl,
      INNGEST_DEV: '0',
      INNGEST_SERVE_ORIGIN: this.appUrl,
      NO_COLOR: '1',
    };
  }

  async startEngine(extra: Record<string, string> = {}): Promise<void> {
    this.engine = this.spawn('engine', this.programs.engine, extra);
    await eventually('the engine is ready', () => this.health());
  }

  async startApp(extra: Record<string, string> = {}): Promise<void> {
    this.app = this.spawn('app', this.programs.app, {
      PORT: new URL(this.appUrl).port,
      JOURNAL: join(this.folder, 'journal.jsonl'),
      ...extra,
    });
    await eventually('the app answers', () =>
      fetch(`${this.appUrl}/trouble`).then(
        () => true,
        () => false,
      ),
    );
  }

  async startPostgres(): Promise<void> {
    this.postgres = await startServer(this.cluster);
  }

  /** A second engine on the same schema; it must not be ready while the first lives. */
  async startStandby(): Promise<{ isReady: () => Promise<boolean>; end: () => Promise<unknown> }> {
    const port = await freePort();
    const child = this.spawn('standby', this.programs.engine, { ENGINE_PORT: String(port) });
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    const log = join(this.folder, 'standby.log');
    await eventually('the standby stands by', () => existsSync(log) && readFileSync(log, 'utf8').includes('standing by'));
    if (await isReady()) throw new Error('Two engines are at work');
    return { isReady, end: () => end(child, 'SIGKILL') };
  }

  kill(part: 'engine' | 'app', signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    return end(this[part], signal);
  }

  /** Ends PostgreSQL as a power cut would, all its connections with it. */
  async killPostgres(): Promise<void> {
    if (this.postgres?.pid === undefined) return;
    await end(this.postgres, 'SIGQUIT');
  }

  /** Resolves with the exit code when the engine ends by itself. */
  async engineExit(): Promise<number | null> {
    if (this.engine !== undefined && this.engine.exitCode === null && this.engine.signalCode === null) await once(this.engine, 'exit');
    return this.engine?.exitCode ?? null;
  }

  async health(): Promise<
    | {
        sync: { state: string; functions: number; problem?: string };
        calls: { running: number; waiting: number };
        counts: Record<string, number>;
      }
    | undefined
  > {
    const response = await fetch(`${this.engineUrl}/health`).catch(() => undefined);
    return response?.ok ? ((await response.json()) as never) : undefined;
  }

  async counts(): Promise<Record<string, number>> {
    return (await this.health())?.counts ?? {};
  }

  async waits(key: string, event: string): Promise<number> {
    const runs = [...new Set(this.journal.read(key).map(({ run }) => run))];
    const rows = await this.sql(
      `SELECT 1 FROM ${SCHEMA}.workflow_status WHERE name = 'wait' AND status = 'PENDING' AND attributes @> $1::jsonb
         AND split_part(workflow_uuid, ':', 2) = ANY($2)`,
      [JSON.stringify({ wait: event }), runs],
    );
    return rows.length;
  }

  /** Posts events as the SDK does. */
  async post(
    body: unknown,
    { key = this.keys.event, seed }: { key?: string; seed?: string } = {},
  ): Promise<{ status: number; ids: string[] }> {
    const response = await fetch(`${this.engineUrl}/e/${key}`, {
      method: 'POST',
      body: JSON.stringify(body),
      ...(seed === undefined ? {} : { headers: { 'x-inngest-event-id-seed': seed } }),
    });
    const answer = (await response.json()) as { ids?: string[] };
    return { status: response.status, ids: answer.ids ?? [] };
  }

  async send(name: string, key: string, data: Record<string, unknown> = {}): Promise<void> {
    const { status } = await this.post([{ name, data: { key, ...data } }]);
    if (status !== 200) throw new Error(`The event was answered with ${status}`);
  }

  async trouble(kind: string, count: number): Promise<void> {
    await fetch(`${this.appUrl}/trouble?kind=${kind}&count=${count}`);
  }

  /** The first line of a test with a mark, once it is there. */
  async marked(key: string, mark: string) {
    return eventually(`${mark} of ${key}`, () => this.journal.read(key, mark)[0]);
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** How many of a test's runs have which status. */
  async statuses(key: string): Promise<Map<string, number>> {
    const ids = [...new Set(this.journal.read(key).map(({ run }) => `run:${run}`))];
    const rows = await this.sql<{ status: string; count: number }>(
      `SELECT status, count(*)::int AS count FROM ${SCHEMA}.workflow_status WHERE workflow_uuid = ANY($1) GROUP BY status`,
      [ids],
    );
    return new Map(rows.map(({ status, count }) => [status, count]));
  }

  async close(): Promise<void> {
    await Promise.all([end(this.engine, 'SIGKILL'), end(this.app, 'SIGKILL')]);
    if (this.postgres !== undefined) await stopServer(this.postgres);
    if (process.env.KEEP_ENGINE_TEST === undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private async asOwner(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.cluster.ownerUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  }

  private spawn(name: string, file: string, extra: Record<string, string>): ChildProcess {
    this.clockAhead ??= 60_000 - NEXT_MINUTE_MS - (Date.now() % 60_000);
    const child = spawn(process.execPath, ['--import', clock, file], {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'test', TEST_CLOCK_AHEAD_MS: String(this.clockAhead), ...this.env, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(this.folder, `${name}.log`), { flags: 'a' });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    return child;
  }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
  child.kill(signal);
  await once(child, 'exit');
  return child.exitCode;
}
