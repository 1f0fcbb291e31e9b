import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/lib/ports';
import { root } from '@/scripts/lib/root.mjs';
import { Journal } from './journal';
import { eventually, type Target } from './target';

export interface ServerAddress {
  url: string;
  eventKey: string;
  signingKey: string;
}

/** An Inngest server that the environment names; undefined: none. @throws when it is named by half */
export function serverFromEnvironment(env: NodeJS.ProcessEnv): ServerAddress | undefined {
  const { INNGEST_TEST_URL: url, INNGEST_TEST_EVENT_KEY: eventKey, INNGEST_TEST_SIGNING_KEY: signingKey } = env;
  if (!url) return undefined;
  if (!eventKey || !signingKey) throw new Error('INNGEST_TEST_URL needs INNGEST_TEST_EVENT_KEY and INNGEST_TEST_SIGNING_KEY beside it.');
  return { url: url.replace(/\/$/, ''), eventKey, signingKey };
}

/** The test app, registered with a server that can reach this machine's loopback. */
export class ServerTarget implements Target {
  readonly embedded = false;
  readonly patience = 10;
  readonly journal: Journal;
  private app: ChildProcess | undefined;

  private constructor(
    private readonly server: ServerAddress,
    private readonly folder: string,
    readonly appUrl: string,
  ) {
    this.journal = new Journal(join(folder, 'journal.jsonl'));
  }

  static async create(server: ServerAddress): Promise<ServerTarget> {
    const folder = mkdtempSync(join(tmpdir(), 'cloudlens-server-test-'));
    const target = new ServerTarget(server, folder, `http://127.0.0.1:${await freePort()}`);
    await target.start();
    return target;
  }

  async post(body: unknown, { key = this.server.eventKey, seed }: { key?: string; seed?: string } = {}) {
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
    this.app = spawn(process.execPath, ['--import', 'tsx', 'inngest/engine/testing/app-main.ts'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        PORT: new URL(this.appUrl).port,
        JOURNAL: join(this.folder, 'journal.jsonl'),
        INNGEST_DEV: '0',
        INNGEST_BASE_URL: this.server.url,
        INNGEST_EVENT_KEY: this.server.eventKey,
        INNGEST_SIGNING_KEY: this.server.signingKey,
        INNGEST_SERVE_ORIGIN: this.appUrl,
      },
      stdio: 'ignore',
    });
    await eventually(
      'the server has the functions',
      () =>
        fetch(`${this.appUrl}/api/inngest`, { method: 'PUT' }).then(
          ({ ok }) => ok,
          () => false,
        ),
      60,
    );
  }
}
