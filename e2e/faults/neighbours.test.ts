import { sql as text } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, vi } from 'vitest';
import { closeDatabase, identityDatabase, withDirectory, withIdentity, withOrg } from '@/server/db';
import { readEnvAnew } from '@/server/env';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { between, type NamedCase, randomFor } from './lib/cases';
import { type DatabaseProxy, startDatabaseProxy } from './lib/database-proxy';
import { eachCase } from './lib/each-case';

// Organizations share connections, and these are reset again and again: each gets its own answers, in its own scope, or an error. The
// process goes on.

/** What asks for something that only it can be answered, and tells what it got that was not its own. */
type Asker = (org: OrgId, mark: string) => Promise<string[]>;

const wrong = (what: string, got: unknown, wanted: unknown): string[] =>
  got === wanted ? [] : [`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`];

const askers: Record<string, Asker> = {
  withOrg: (org, mark) =>
    withOrg(org, async ({ sql }) => {
      const seen = () => sql`select ${mark}::text as mark, current_setting('app.org_id', true) as org, pg_current_xact_id()::text as xact`;
      const [first] = await seen();
      const [[second], [third]] = await Promise.all([seen(), seen()]);
      return [first, second, third].flatMap((row) => [
        ...wrong('mark', row?.mark, mark),
        ...wrong('organization', row?.org, org),
        ...wrong('transaction', row?.xact, first?.xact),
      ]);
    }),
  withIdentity: (_, mark) =>
    withIdentity(async (tx) => {
      const [first] = await tx.execute(text`select ${mark}::text as mark`);
      const [second] = await tx.execute(text`select ${mark}::text as mark, repeat('x', 5000) as long`);
      return [...wrong('mark', first?.mark, mark), ...wrong('mark', second?.mark, mark)];
    }),
  withDirectory: (_, mark) => withDirectory(async ({ sql }) => wrong('mark', (await sql`select ${mark}::text as mark`)[0]?.mark, mark)),
  identityDatabase: async (_, mark) => wrong('mark', (await identityDatabase.execute(text`select ${mark}::text as mark`))[0]?.mark, mark),
};

interface NeighbourCase extends NamedCase {
  asker: string;
  pool: number;
  /** As something passes; or all at once after a few answers, most of them while nobody uses them. */
  reset: 'one in use' | 'all';
}
const cases = Object.keys(askers).flatMap((asker) =>
  [2, 3].flatMap((pool) =>
    (['one in use', 'all'] as const).map(
      (reset): NeighbourCase => ({
        row: 'neighbours on connections that reset',
        name: `${asker}, ${pool} in the pool, ${reset}`,
        asker,
        pool,
        reset,
      }),
    ),
  ),
);

const urls = ['DATABASE_APP_URL', 'DATABASE_IDENTITY_URL', 'DATABASE_DIRECTORY_URL'] as const;
const before = Object.fromEntries([...urls, 'DATABASE_POOL'].map((name) => [name, process.env[name]]));

/** Sets what the doors open, through the proxy. */
async function open(proxy: DatabaseProxy, pool: number): Promise<void> {
  await closeDatabase();
  for (const name of urls) process.env[name] = proxy.through(inject('databaseUrls')[name]);
  process.env.DATABASE_POOL = String(pool);
  readEnvAnew();
}

afterEach(async () => {
  await closeDatabase();
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  readEnvAnew();
});

/** What would end the process. */
const crashes: unknown[] = [];
const crash = (error: unknown) => void crashes.push(error);
const ends = ['unhandledRejection', 'uncaughtException'] as const;
beforeAll(() => {
  for (const each of ends) process.on(each, crash);
});
afterAll(() => {
  for (const each of ends) process.off(each, crash);
});

const organizations = 4;
const rounds = 80;

describe('a database whose connections are reset again and again', () => {
  eachCase(
    cases,
    async ({ asker, pool, reset, name }) => {
      const random = randomFor(`neighbours ${name}`);
      const pieces: number[] = [];
      for (let at = 20; reset === 'one in use' && pieces.length < 4_000; at += between(random, 3, 60)) pieces.push(at);
      const proxy = await startDatabaseProxy(inject('databaseUrls').DATABASE_APP_URL, { resetAtPieces: pieces });
      const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, between(random, 0, most)));
      const warned = vi.spyOn(log, 'warn').mockClear();
      const problems: string[] = [];
      let answered = 0;
      const ask = async (nth: number): Promise<void> => {
        const org = asOrgId(`00000000-0000-4000-8000-00000000000${nth}`);
        for (let round = 0; round < rounds; round += 1) {
          try {
            problems.push(...((await askers[asker]?.(org, `${nth}-${round}`)) ?? []));
            answered += 1;
            if (reset === 'all') await pause(8);
          } catch {
            // Once more at once, while the connection is about to close.
          }
        }
      };
      try {
        await open(proxy, pool);
        let isDone = false;
        const asking = Promise.all(Array.from({ length: organizations }, (_, nth) => ask(nth))).finally(() => {
          isDone = true;
        });
        while (reset === 'all' && !isDone) {
          // However slow the machine is: so many get their answers between two resets.
          const enough = answered + between(random, 1, 6);
          while (answered < enough && !isDone) await pause(8);
          proxy.cutAll();
        }
        await asking;
      } finally {
        await closeDatabase();
        await proxy.close();
      }
      expect(crashes.splice(0)).toEqual([]);
      // A transaction that is lost is tried again after 20 s, and nobody hears of it but the log.
      expect(warned.mock.calls).toEqual([]);
      expect(problems.slice(0, 10)).toEqual([]);
      expect(proxy.struck()).toBeGreaterThan(5);
      expect(answered).toBeGreaterThan(rounds);
    },
    { spread: Object.keys(askers).length },
  );
});
