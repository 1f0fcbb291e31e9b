import { setTimeout } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type postgres from 'postgres';
import { Problem } from '../explain.mjs';

/** How long a statement may wait for its lock, and how often it is tried again. */
export interface LockPatience {
  /** Milliseconds. Whoever comes after a waiting `ALTER TABLE` waits for it too, so this is how long a running server may be held up. */
  wait: number;
  /** Milliseconds between two tries, in which those who came after get through. */
  pause: number;
  tries: number;
}

const patience: LockPatience = { wait: 3_000, pause: 2_000, tries: 60 };

/** PostgreSQL's SQLSTATE for a lock that was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Makes a migration one whose statements run one by one, outside of any transaction: its first line. */
const CONCURRENTLY = /^\s*-- concurrently\b/;

/**
 * Runs the migrations that this database does not have yet, each in a transaction of its own, while servers of the release before go on
 * working: a lock that is not had soon is let go and asked for again. drizzle-orm's own migrator, whose journal and table these are, runs all
 * of them in one transaction, in which no index can be built without stopping writers.
 * @param folder with drizzle-kit's `meta/_journal.json`
 */
export async function runMigrations(sql: postgres.Sql, folder: string, locks: LockPatience = patience): Promise<void> {
  await sql`create schema if not exists drizzle`;
  await sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  const [newest] = await sql<{ at: string | null }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`;
  const pending = readMigrationFiles({ migrationsFolder: folder }).filter(({ folderMillis }) => folderMillis > Number(newest?.at ?? 0));
  for (const { sql: statements, hash, folderMillis } of pending) {
    const done = (tx: postgres.Sql) => tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
    if (CONCURRENTLY.test(statements[0] ?? '')) {
      for (const statement of statements) await oneByOne(sql, statement);
      await done(sql);
      continue;
    }
    await withPatience(locks, () =>
      sql.begin(async (tx) => {
        await tx.unsafe(`set local lock_timeout = ${locks.wait}`);
        for (const statement of statements) await tx.unsafe(statement).simple();
        await done(tx as unknown as postgres.Sql);
      }),
    );
  }
}

/** Building concurrently waits for transactions by design, so without a limit. What a build that failed has left is no index: it goes first. */
async function oneByOne(sql: postgres.Sql, statement: string): Promise<void> {
  const name = /\bindex\s+concurrently\s+if\s+not\s+exists\s+"([^"]+)"/i.exec(statement)?.[1];
  if (name) {
    const invalid = await sql`
      select from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = ${name} and not i.indisvalid`;
    if (invalid.length > 0) await sql`drop index concurrently if exists ${sql(name)}`;
  }
  await sql.unsafe(statement).simple();
}

async function withPatience<T>({ tries, pause }: LockPatience, work: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      if (left <= 1)
        throw new Problem(
          'A migration could not lock its table: some transaction holds it (pg_stat_activity tells which). Nothing of it was changed. End that transaction, and run the migrations again.',
          { cause: error },
        );
      await setTimeout(pause);
    }
  }
}
