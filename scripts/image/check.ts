import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, parseEnv } from 'node:util';
import { composeEnv } from '../deploy/compose-env';
import type { ComposeService } from '../deploy/compose-rules';
import { startServer, stopServer } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { freePort } from '../lib/ports';
import { prepareCluster } from '../lib/postgres/cluster';
import { works } from '../lib/programs';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';
import { servicesOfCompose, walls } from './as-compose';

const usage = `usage: npm run image:check -- [options]
Builds the container image, runs migrations, web, worker and engine from it with the settings and walls of deploy/compose/compose.yml, and looks
whether they are healthy, kept in, and let somebody sign in. With podman, else docker; the database is the bundled PostgreSQL of this machine.
  --image NAME   this image, without building one
  --base NAME    the image with Node.js to build on, where the one that the Dockerfile names cannot be had
  --required     no container engine is a failure too`;

const PARTS = ['web', 'worker', 'engine'] as const;
const PATIENCE_MS = 120_000;

/** What a process within the walls can do, as JSON. */
const PROBE = `
const { readFileSync, writeFileSync } = require('node:fs');
const status = readFileSync('/proc/self/status', 'utf8');
const of = (name) => new RegExp('^' + name + ':\\\\s*(\\\\w+)', 'm').exec(status)[1];
const writes = (file) => { try { writeFileSync(file, ''); return 'yes'; } catch ({ code }) { return code; } };
console.log(JSON.stringify({ user: process.getuid(), group: process.getgid(), capabilities: Number('0x' + of('CapEff')),
  mayGainPrivileges: of('NoNewPrivs') === '0', writesApp: writes('/app/x'), writesRoot: writes('/x'), writesTmp: writes('/tmp/x') }));`;
const KEPT_IN = {
  user: 10001,
  group: 10001,
  capabilities: 0,
  mayGainPrivileges: false,
  writesApp: 'EROFS',
  writesRoot: 'EROFS',
  writesTmp: 'yes',
};

/** `npm run image:check`. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      image: { type: 'string' },
      base: { type: 'string' },
      required: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const engine = ['podman', 'docker'].find((each) => works(each, ['info'], 60_000));
  if (!engine) {
    if (values.required) throw new Problem('The image was not checked: neither podman nor docker works here.');
    return console.log('– skipped, and nothing is known of the image: neither podman nor docker works here');
  }
  const image = values.image ?? 'cloudlens:check';
  if (!values.image) await step(`image ${image} by ${engine}`, () => buildImage(engine, image, values.base));
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-image-'));
  const cluster = await prepareCluster(join(folder, 'pg'), { disposable: true });
  const server = await startServer(cluster);
  const check = new ImageCheck(engine, image, folder);
  try {
    await check.run(cluster.ownerUrl);
    console.log(`${image} runs as docs/deploy.md says.`);
  } finally {
    check.remove();
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function buildImage(engine: string, image: string, base: string | undefined): void {
  const args = [
    'build',
    // OCI's own form knows no health check.
    ...(engine === 'podman' ? ['--format', 'docker'] : []),
    ...(base ? ['--build-arg', `NODE_IMAGE=${base}`] : []),
    ...['--file', join('deploy', 'image', 'Dockerfile'), '--tag', image, '.'],
  ];
  const { status, error } = spawnSync(engine, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Problem(`The image was not built${error ? `: ${error.message}` : ''}.`);
}

const nameOf = (part: string): string => `cloudlens-check-${process.pid}-${part}`;

class ImageCheck {
  readonly #engine: string;
  readonly #image: string;
  readonly #folder: string;
  readonly #started: string[] = [];

  constructor(engine: string, image: string, folder: string) {
    this.#engine = engine;
    this.#image = image;
    this.#folder = folder;
  }

  async run(ownerUrl: string): Promise<void> {
    const ports = { web: await freePort(), worker: await freePort(), engine: await freePort() };
    const { password, host } = new URL(ownerUrl);
    const values = {
      ...(parseEnv(composeEnv('embedded')) as Record<string, string>),
      OWNER_PASSWORD: password,
      APP_URL: `http://localhost:${ports.web}`,
    };
    const services = servicesOfCompose(values, {
      'postgres:5432': host,
      'worker:3000': `127.0.0.1:${ports.worker}`,
      'engine:8290': `127.0.0.1:${ports.engine}`,
    });
    const of = (name: string): ComposeService => {
      const service = services[name];
      if (!service) throw new Problem(`deploy/compose/compose.yml has no service ${name}.`);
      return service;
    };

    await step('migrations', () => void this.#start('migrate', of('migrate'), {}, ['--rm']));
    for (const part of PARTS) {
      const own: Record<string, string> =
        part === 'engine' ? { ENGINE_HOST: '127.0.0.1', ENGINE_PORT: `${ports.engine}` } : { HOST: '127.0.0.1', PORT: `${ports[part]}` };
      this.#start(part, of(part), own, ['--detach']);
    }
    await step('web, worker and engine are healthy', async () => {
      for (const part of PARTS) await this.#until(part, () => this.#inside(part, ['node', 'health.mjs', part]).status === 0);
      await this.#until('web', async () => (await healthOf(ports.web)) === 'ok');
    });
    await step('walls', () => {
      for (const part of PARTS) keptIn(part, this.#inside(part, ['node', '-e', PROBE]).stdout);
      // An empty volume that the platform makes in place of a folder in memory, as on Fargate.
      const bare = { ...of('web'), tmpfs: [], command: ['node', '-e', PROBE] };
      const options = ['--rm', ...(this.#engine === 'podman' ? ['--read-only-tmpfs=false'] : [])];
      keptIn('a container with a volume at /tmp', this.#start('volume', bare, {}, options));
    });
    const { email, password: firstPassword, token } = await step('first admin', () => this.#firstAdmin());
    await step('sign-in', async () => {
      const url = `http://127.0.0.1:${ports.web}`;
      const answer = await askJson(`${url}/api/auth/login`, { email, password: firstPassword });
      const { accessToken } = answer.data as { accessToken: string };
      const me = await askJson(`${url}/api/auth/me`, undefined, accessToken);
      if ((me.data as { user: { email: string } }).user.email !== email) throw new Problem('Somebody else was signed in.');
    });
    await step('secrets are not in the logs', () => {
      for (const part of PARTS) {
        const log = this.#logOf(part);
        const secrets = [firstPassword, token, ...Object.values(values).filter((value) => value.length >= 40)];
        if (secrets.some((secret) => log.includes(secret))) throw new Problem(`The log of ${part} holds a secret.`);
      }
    });
  }

  /** Removes what was started, whatever became of it. */
  remove(): void {
    // One by one: a name that is gone already would keep podman from the others.
    for (const name of this.#started) spawnSync(this.#engine, ['rm', '--force', '--volumes', name], { stdio: 'ignore' });
  }

  /** What it printed; of one that goes on, its id. */
  #start(part: string, service: ComposeService, own: Readonly<Record<string, string>>, options: readonly string[]): string {
    const name = nameOf(part);
    const file = join(this.#folder, `${part}.env`);
    const environment = Object.entries({ ...service.environment, ...own }).map(([key, value]) => `${key}=${value}\n`);
    // Arguments of programs are there for everybody to read.
    writeFileSync(file, environment.join(''), { mode: 0o600 });
    this.#started.push(name);
    const { status, stdout, stderr } = spawnSync(
      this.#engine,
      [
        ...['run', '--name', name, '--network', 'host', '--env-file', file],
        ...options,
        ...walls(service),
        this.#image,
        ...(service.command ?? []),
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Problem(`${part} did not start:\n${stdout}${stderr}`.trim());
    return stdout;
  }

  #inside(part: string, command: readonly string[]): { status: number | null; stdout: string } {
    const { status, stdout } = spawnSync(this.#engine, ['exec', nameOf(part), ...command], { encoding: 'utf8' });
    return { status, stdout: stdout ?? '' };
  }

  #logOf(part: string): string {
    const { stdout, stderr } = spawnSync(this.#engine, ['logs', nameOf(part)], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return `${stdout ?? ''}${stderr ?? ''}`;
  }

  async #until(part: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!(await isSo())) {
      const why = !this.#runs(part) ? 'ended' : performance.now() > end ? `was not healthy within ${PATIENCE_MS / 1000} s` : undefined;
      if (why) throw new Problem(`${part} ${why}. Its log:\n${this.#logOf(part).slice(-4000)}`);
      await sleep(1000);
    }
  }

  #runs(part: string): boolean {
    const args = ['inspect', '--format', '{{.State.Running}}', nameOf(part)];
    return spawnSync(this.#engine, args, { encoding: 'utf8' }).stdout?.trim() === 'true';
  }

  #firstAdmin(): { email: string; password: string; token: string } {
    const { stdout } = this.#inside('web', ['node', 'tools/bin/first-admin.mjs']);
    const [, email = '', password = ''] = /E-mail (\S+), password (\S+):/.exec(stdout) ?? [];
    const [, token = ''] = /\/sign-in\/link\?token=(\S+)/.exec(stdout) ?? [];
    if (!email || !password || !token) throw new Problem('first-admin.mjs told no e-mail, password and link.');
    return { email, password, token };
  }
}

/** @throws Problem when what a process can do within the walls is more, or less, than it should be */
function keptIn(what: string, probed: string): void {
  const found = probed.trim().split('\n').at(-1) ?? '';
  if (found !== JSON.stringify(KEPT_IN)) throw new Problem(`${what} is not kept in as it should be: ${found || 'nothing was told'}`);
}

async function healthOf(port: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(10_000) });
    return ((await response.json()) as { status: string }).status;
  } catch {
    return 'no answer';
  }
}

async function askJson(url: string, body: unknown, token?: string): Promise<{ data: unknown }> {
  // While another program ran, the server may have closed a kept connection: that is heard before the next request takes it.
  await sleep(100);
  const response = await fetch(url, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Problem(`${url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as { data: unknown };
}
