import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '@/scripts/lib/ports';
import { certificateNames, localCertificate } from '@/scripts/start/tls/local-certificate';

/** The built server itself, started alone with settings that it must not accept. It needs no database: it ends before that. */

const root = join(import.meta.dirname, '..');
const random = () => randomBytes(32).toString('hex');

const sound = (): Record<string, string> => ({
  SESSION_SECRET: random(),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  INNGEST_SIGNING_KEY: random(),
  INNGEST_EVENT_KEY: random(),
  DATABASE_APP_URL: 'postgres://a:b@127.0.0.1:1/c',
  DATABASE_IDENTITY_URL: 'postgres://a:b@127.0.0.1:1/c',
  DATABASE_DIRECTORY_URL: 'postgres://a:b@127.0.0.1:1/c',
});

/** What the server says and how it ends; `running` when it is still there after it has said that it is ready. */
async function start(settings: Record<string, string | undefined>): Promise<{ code: number | null | 'running'; said: string }> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NEXT_TELEMETRY_DISABLED: '1',
    __NEXT_PROCESSED_ENV: 'true',
    PORT: String(port),
    ...sound(),
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    env: env as unknown as NodeJS.ProcessEnv,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = (async () => {
    for (let tries = 0; tries < 1_500; tries++) {
      const answer = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => null);
      if (answer?.ok) return 'running' as const;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return null;
  })();
  const code = await Promise.race([ended, ready]);
  child.kill('SIGKILL');
  await ended;
  return { code, said };
}

const exposed = { HOST: '0.0.0.0', APP_URL: 'https://cloudlens.example.com' };
const refused: [string, Record<string, string | undefined>, RegExp][] = [
  ['no signing key', { INNGEST_SIGNING_KEY: undefined }, /INNGEST_SIGNING_KEY is not set/],
  ['dev mode beside keys', { INNGEST_DEV: '1' }, /INNGEST_DEV is set beside keys/],
  [
    'dev mode before others',
    { ...exposed, INNGEST_DEV: 'http://127.0.0.1:8288', INNGEST_SIGNING_KEY: undefined, INNGEST_EVENT_KEY: undefined },
    /anybody could run our functions/,
  ],
  ['an example for a session secret', { SESSION_SECRET: 'please-change-me-please-change-me-please' }, /SESSION_SECRET must not be used/],
  ['an encryption key of zeros', { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }, /ENCRYPTION_KEY must not be used/],
  ['an encryption key that is none', { ENCRYPTION_KEY: 'hunter2' }, /ENCRYPTION_KEY/],
  ['no session secret', { SESSION_SECRET: undefined }, /SESSION_SECRET/],
  [
    'a secret whose file is not there',
    { SESSION_SECRET: undefined, SESSION_SECRET_FILE: '/does/not/exist' },
    /SESSION_SECRET_FILE names \/does\/not\/exist/,
  ],
];

test.describe.configure({ mode: 'serial' });

for (const [what, settings, reason] of refused)
  test(`does not start with ${what}`, async () => {
    const { code, said } = await start(settings);
    expect(code, said).toBe(1);
    expect(said).toMatch(reason);
    for (const value of ['hunter2', 'please-change-me']) expect(said).not.toContain(value);
  });

test('speaks https alone where it is asked to, and pins no browser to it for localhost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  const port = await freePort();
  const { key, certificate, authority } = await localCertificate(folder, certificateNames(undefined), new Date());
  const args = [join(root, 'scripts/start/tls/main.mjs'), '127.0.0.1', String(port), key, certificate];
  const settings = { APP_URL: `https://localhost:${port}`, __NEXT_PROCESSED_ENV: 'true', NODE_ENV: 'production' as const };
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH, ...sound(), ...settings }, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  try {
    const ask = (protocol: 'http' | 'https', ca?: Buffer) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const options = { host: '127.0.0.1', port, path: '/sign-in', agent: false, servername: 'localhost', ca };
        (protocol === 'https' ? httpsGet : httpGet)(options, resolve).on('error', reject);
      });
    await expect
      .poll(
        () =>
          ask('https', readFileSync(authority)).then(
            (answer) => answer.statusCode,
            () => 0,
          ),
        { timeout: 180_000 },
      )
      .toBe(200);
    const { headers } = await ask('https', readFileSync(authority));
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(headers).not.toHaveProperty('strict-transport-security');
    await expect(ask('https')).rejects.toThrow(/verify|self-signed/);
    await expect(ask('http')).rejects.toThrow();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});

test('starts with sound ones, also from files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const file = join(folder, 'session');
  writeFileSync(file, `${random()}\n`);
  const { code, said } = await start({ SESSION_SECRET: undefined, SESSION_SECRET_FILE: file });
  rmSync(folder, { recursive: true });
  expect(code, said).toBe('running');
});
