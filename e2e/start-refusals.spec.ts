import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '@/scripts/lib/ports';

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
    for (let tries = 0; tries < 300; tries++) {
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

test('starts with sound ones, also from files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const file = join(folder, 'session');
  writeFileSync(file, `${random()}\n`);
  const { code, said } = await start({ SESSION_SECRET: undefined, SESSION_SECRET_FILE: file });
  rmSync(folder, { recursive: true });
  expect(code, said).toBe('running');
});
