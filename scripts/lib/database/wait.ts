import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../explain.mjs';
import { oneConnection } from './one-connection';

const EVERY_MS = 30;

/** Waits until PostgreSQL at `url` accepts and answers a query. Throws at once for wrong credentials or a missing database. */
export async function waitForDatabase(url: string, patienceMs: number): Promise<void> {
  if (!URL.canParse(url)) throw new Problem('DATABASE_URL is not an address like postgres://owner:password@host:5432/database.');
  const until = performance.now() + patienceMs;
  for (;;) {
    const sql = oneConnection(url, { connect_timeout: 3 });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      // 57P03: starting up or recovering. Codes of class 28 and 3D will not get better by waiting.
      if (code?.startsWith('28') || code?.startsWith('3D'))
        throw new Problem(`PostgreSQL refuses the connection to ${withoutPassword(url)}: ${(error as Error).message}.`);
      if (performance.now() > until)
        throw new Problem(`PostgreSQL at ${withoutPassword(url)} does not answer: ${(error as Error).message || code}.`);
    } finally {
      await sql.end({ timeout: 1 }).catch(() => {});
    }
    await sleep(EVERY_MS);
  }
}

/** Creates the database named `database` if it is not there, asking the server's bootstrap database. */
export async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const sql = oneConnection(adminUrl);
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

function withoutPassword(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
