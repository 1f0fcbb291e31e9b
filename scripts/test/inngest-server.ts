import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../lib/health';
import { freePort } from '../lib/ports';
import { diesWithParent } from '../lib/programs';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';
import { patience } from './patience';

/** The newest whose source is a Go module that anybody can ask the Go proxy for. */
export const INNGEST_VERSION = '1.1.0';
const MODULE = 'github.com/inngest/inngest';
const folder = join(root, '.data', `inngest-server-${INNGEST_VERSION}`);
/** Every module by its hash, so that nothing has to be asked but the proxy, and what it answers is what was tried. */
const pins = join(root, 'scripts', 'test', 'inngest-modules');

export type Mode = 'start' | 'dev';

export interface RunningServer {
  /** How the conformance cases find it. */
  env: Record<string, string>;
  stop: () => void;
}

/**
 * Inngest's own server, built once by the Go toolchain from the Go module proxy; undefined, with the reason printed, where that
 * fails. Under its own licence: for tests, and no part of CloudLens.
 */
export async function inngestServer(): Promise<string | undefined> {
  const program = join(folder, 'inngest');
  if (existsSync(program)) return program;
  try {
    await step(`Inngest's server ${INNGEST_VERSION}, once (minutes)`, () => {
      mkdirSync(folder, { recursive: true });
      const args = ['build', '-C', pins, '-mod=readonly', '-buildvcs=false', '-o', program, `${MODULE}/cmd`];
      const { status, error, stderr } = spawnSync('go', args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`go build failed: ${(error?.message ?? stderr).trim().split('\n').at(-1) ?? ''}`);
    });
    return program;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    console.log(`- skipped: the conformance cases on Inngest's server. ${(error as Error).message}`);
    return undefined;
  }
}

/** Starts the server on loopback: self-hosted (`start`, with keys) or in dev mode. Its state is in `data`. */
export async function startInngest(program: string, mode: Mode, data: string): Promise<RunningServer> {
  mkdirSync(data, { recursive: true });
  const port = String(await freePort());
  const keys = { signing: randomBytes(32).toString('hex'), event: randomBytes(16).toString('hex') };
  // Without the first it would take over whatever apps it finds on this machine.
  const own =
    mode === 'dev' ? ['--no-discovery', '--no-poll'] : ['--signing-key', keys.signing, '--event-key', keys.event, '--sqlite-dir', data];
  const command = [...diesWithParent('KILL'), program, mode, '--host', '127.0.0.1', '--port', port, '--retry-interval', '1', ...own];
  const child = spawn(command[0] ?? '', command.slice(1), { cwd: data, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(join(data, 'server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, `${url}/health`, mode);
  return {
    env: {
      INNGEST_TEST_URL: url,
      INNGEST_TEST_VERSION: INNGEST_VERSION,
      ...(mode === 'start' ? { INNGEST_TEST_SIGNING_KEY: keys.signing, INNGEST_TEST_EVENT_KEY: keys.event } : {}),
    },
    stop: () => child.kill('SIGKILL'),
  };
}

async function untilReady(child: ChildProcess, url: string, mode: Mode): Promise<void> {
  for (const deadline = Date.now() + patience.timeout; Date.now() < deadline; await sleep(200)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await answers(url)) return;
  }
  child.kill('SIGKILL');
  throw new Error(`inngest ${mode} does not answer.`);
}
