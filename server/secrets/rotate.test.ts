import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testProgram } from '@/scripts/test/programs';
import { closeDatabase } from '@/server/db';
import { makeKeyRing, parseMasterKey } from './key-ring';
import { rotateSecrets } from './rotate';
import { makeRotationDatabase, newKey, type RotationDatabase } from './testing/rotation-database';

const program = await testProgram('rotate');
const SECRETS = process.env.CLOUDLENS_TEST_ALL ? 10_000 : 130;
const idOf = (key: string) => parseMasterKey(key)?.id ?? '';
let database: RotationDatabase;
/** Newest first. */
const keys = [newKey()];

beforeAll(async () => {
  database = await makeRotationDatabase();
  await database.fill(SECRETS, keys[0] ?? '');
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const child = (env: Record<string, string>) =>
  spawn(process.execPath, [program], {
    env: { ...process.env, ...database.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** Read from the source, so that a new place cannot be forgotten. */
const failpoints = [...readFileSync(new URL('./rotate.ts', import.meta.url), 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map(
  ([, name = '']) => name,
);
const moments = failpoints.flatMap((name) => (/wrapped|replaced/.test(name) ? [`${name}:1`, `${name}:37`] : [`${name}:1`, `${name}:4`]));

const runOnce = async (env: Record<string, string>) => (await once(child(env), 'exit')) as [number | null, NodeJS.Signals | null];
const unreadable = async (next: string, former: string[]) =>
  (await database.openAll(next, former.join())).filter((text) => text === undefined);

/** Moments at which some secrets were under the new key and others were not: the dangerous ones. */
const cutShort: string[] = [];

it.each(moments)('killed at %s, it leaves every secret readable', async (moment) => {
  const next = newKey();
  expect(await runOnce({ ENCRYPTION_KEY: next, ENCRYPTION_KEY_PREVIOUS: keys.join(), CLOUDLENS_FAILPOINT: moment })).toEqual([
    null,
    'SIGKILL',
  ]);
  expect(await unreadable(next, keys)).toEqual([]);
  const held = (await database.keyIds())[idOf(next)] ?? 0;
  expect(held).toBeLessThan(SECRETS);
  if (held > 0) cutShort.push(moment);
  keys.unshift(next);
});

it('carries on where it was killed and brings every secret under the current key', async () => {
  expect(cutShort.length).toBeGreaterThan(0);
  const next = newKey();
  expect(await runOnce({ ENCRYPTION_KEY: next, ENCRYPTION_KEY_PREVIOUS: keys.join() })).toEqual([0, null]);
  expect(await database.keyIds()).toEqual({ [idOf(next)]: SECRETS });
  expect(new Set(await database.openAll(next, ''))).toEqual(new Set(Array.from({ length: SECRETS }, (_, n) => `secret ${n}`)));
  keys.unshift(next);
});

it('reports what each key holds, and leaves what it cannot read', async () => {
  const [lost, stranger, next] = [newKey(), newKey(), newKey()];
  const last = keys[0] ?? '';
  await database.fill(2, lost);
  const [row] = await database.sql`select id, secret from a_vault where split_part(secret, '.', 2) = ${idOf(last)} limit 1`;
  await database.sql`update a_vault set secret = ${row?.secret.replace(idOf(last), idOf(stranger))} where id = ${row?.id}`;
  const report = await rotateSecrets(makeKeyRing(next, last));
  expect(report.rewrapped).toBe(SECRETS - 1);
  expect(report.secretsPerKey).toEqual({ [idOf(next)]: SECRETS - 1, [idOf(lost)]: 2, [idOf(stranger)]: 1 });
  expect(report.unreadable).toHaveLength(3);
  expect(report.unreadable.join()).toMatch(/vault\.secret of row/);
  expect(await rotateSecrets(makeKeyRing(next, last))).toMatchObject({ rewrapped: 0, secretsPerKey: report.secretsPerKey });
});

it('the column takes nothing that is not sealed', async () => {
  for (const text of ['plain text', 'cl1.', `cl1.local:0.${'A'.repeat(80)}.${'A'.repeat(16)}.${'A'.repeat(21)}.AAAA`])
    await expect(database.sql`update a_vault set secret = ${text}`).rejects.toMatchObject({ code: '23514' });
});
