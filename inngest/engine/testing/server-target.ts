import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/lib/ports';
import { root } from '@/scripts/lib/root.mjs';
import { Journal } from './journal';
import { buildTestPrograms } from './programs';
import { devLimits, embeddedOnly, serverLimits } from './server-limits';
import { eventually, type Target } from './target';

export interface ServerAddress {
  url: string;
  /** Absent: the server is in dev mode, where nothing is signed. */
  keys?: { event: string; signing: string };
  /** Cases that it cannot meet, by the beginning of their titles, and why. */
  limits: Readonly<Record<string, string>>;
  /** Of the test app: 'untimed' leaves out functions with timeouts, which old servers do not register. */
  release: 'one' | 'untimed';
}

/** An Inngest server that the environment names; undefined: none. @throws when it is named by half */
export function serverFromEnvironment(env: NodeJS.ProcessEnv = process.env): ServerAddress | undefined {
  const { INNGEST_TEST_URL: url, INNGEST_TEST_EVENT_KEY: event, INNGEST_TEST_SIGNING_KEY: signing, INNGEST_TEST_VERSION: version } = env;
  if (!url) return undefined;
  if (Boolean(event) !== Boolean(signing))
    throw new Error('Set INNGEST_TEST_EVENT_KEY and INNGEST_TEST_SIGNING_KEY both, or neither for a server in dev mode.');
  const limits = { ...embeddedOnly, ...(version === undefined ? {} : serverLimits[version]), ...(signing ? {} : devLimits) };
  return {
    url: url.replace(/\/$/, ''),
    ...(event && signing ? { keys: { event, signing } } : {}),
    limits,
    release: '33:' in limits ? 'untimed' : 'one',
  };
}

/** The test app, registered with a server that can reach this machine's loopback. */
export class ServerTarget implements Target {
  readonly embedded = false;
  readonly patience = 600;
  readonly quietAboutCancelled: boolean;
  readonly journal: Journal;
  private app: ChildProcess | undefined;

  private constructor(
    private readonly server: ServerAddress,
    private readonly folder: string,
    readonly appUrl: string,
  ) {
    this.journal = new Journal(join(folder, 'journal.jsonl'));
    this.quietAboutCancelled = '45:' in server.limits;
  }

  static async create(server: ServerAddress): Promise<ServerTarget> {
    const folder = mkdtempSync(join(tmpdir(), 'cloudlens-server-test-'));
    const target = new ServerTarget(server, folder, `http://127.0.0.1:${await freePort()}`);
    await target.start();
    return target;
  }

  async post(body: unknown, { key = this.server.keys?.event ?? 'any', seed }: { key?: string; seed?: string } = {}) {
    const response = await fetch(`${this.server.url}/e/${key}`, {
      method: 'POST',
      body: JSON.stringify(body),
      ...(seed === undefined ? {} : { headers: { 'x-inngest-event-id-seed': seed } }),
    });
    const answer = (await response.json().catch(() => ({}))) as { ids?: string[] };
    return { status: response.status, ids: answer.ids ?? [] };
  }

  close(): void {
    this.app?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const { url, keys, release } = this.server;
    const { app } = await buildTestPrograms(this.folder);
    this.app = spawn(process.execPath, [app], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        PORT: new URL(this.appUrl).port,
        JOURNAL: join(this.folder, 'journal.jsonl'),
        RELEASE: release,
        INNGEST_SERVE_ORIGIN: this.appUrl,
        ...(keys
          ? { INNGEST_DEV: '0', INNGEST_BASE_URL: url, INNGEST_EVENT_KEY: keys.event, INNGEST_SIGNING_KEY: keys.signing }
          : { INNGEST_DEV: url }),
      },
      stdio: 'ignore',
    });
    const said = await eventually(
      'the app answers',
      () =>
        fetch(`${this.appUrl}/api/inngest`, { method: 'PUT' }).then(
          async (response) => (await response.json()) as { message?: string },
          () => undefined,
        ),
      60,
    );
    // The SDK answers 200 also where the server has refused what it was told.
    if (!/^Success/i.test(said.message ?? '')) throw new Error(`The server does not register the test functions: ${said.message}`);
  }
}
