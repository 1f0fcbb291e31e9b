import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { createLimiter } from './collect/concurrency';
import { promptSocket } from './db-socket';
import { env } from './env';
import type { OrgId } from './ids';

type Database = PostgresJsDatabase<Record<string, never>>;
type DrizzleTx = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * A transaction of one door. `sql` is postgres.js itself on the same connection, for COPY and set statements.
 * drizzle switches off the driver's own conversion of dates and JSON: pass ISO text and JSON text, and cast them in SQL.
 */
export type Tx = DrizzleTx & { readonly sql: postgres.TransactionSql };

type Door = 'app' | 'identity' | 'directory';
interface Pool {
  sql: postgres.Sql;
  db: Database;
}

const store = globalThis as { cloudlensPools?: Partial<Record<Door, Pool>>; cloudlensReservations?: ReturnType<typeof createLimiter> };

function pool(door: Door): Pool {
  store.cloudlensPools ??= {};
  const existing = store.cloudlensPools[door];
  if (existing) return existing;
  const settings = env();
  const url = { app: settings.DATABASE_APP_URL, identity: settings.DATABASE_IDENTITY_URL, directory: settings.DATABASE_DIRECTORY_URL }[
    door
  ];
  const sql = postgres(url, {
    max: door === 'directory' ? 2 : settings.DATABASE_POOL,
    idle_timeout: 30,
    connect_timeout: 5,
    // Not in the package's types; its documentation offers it for custom transports.
    ...({ socket: promptSocket(url) } as object),
    onnotice: () => {},
    connection: { application_name: `cloudlens-${door}` },
  });
  const made = { sql, db: drizzle(sql) };
  store.cloudlensPools[door] = made;
  return made;
}

/** drizzle keeps the connection of a transaction on its session; COPY needs it. Holds for drizzle-orm 0.45's postgres-js driver. */
function withSql(tx: DrizzleTx): Tx {
  const { client } = (tx as unknown as { session: { client: postgres.TransactionSql } }).session;
  return Object.assign(tx, { sql: client });
}

/**
 * The tenant door: one transaction that sees and writes the rows of one organization only.
 * Nearly everything goes through here. Rolls back when `work` throws.
 */
export async function withOrg<T>(orgId: OrgId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return pool('app').db.transaction(async (tx) => {
    const scoped = withSql(tx);
    await scoped.sql`select set_config('app.org_id', ${orgId}, true)`;
    return work(scoped);
  });
}

/** A connection of one organization that outlives transactions: for staging what is collected in temporary tables. */
export interface OrgConnection {
  /** Creates temporary tables and the like; sees no tenant row, because no organization is set outside `transaction`. */
  readonly sql: postgres.ReservedSql;
  /** COPYs rows into a temporary table; `null` and undefined become NULL. Objects must be JSON text already. */
  copy(table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<void>;
  /** A transaction in the organization's scope. */
  transaction<T>(work: (sql: postgres.ReservedSql) => Promise<T>): Promise<T>;
}

export type CopyValue = string | number | boolean | Date | null | undefined;

const copyText = (value: CopyValue): string => {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\n\r\t]/g, (each) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[each] ?? each);
};

/** The tenant door for bulk writes: `COPY FROM` is refused on tables under row-level security, so rows are staged first. */
export async function withOrgConnection<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
  return reservations()(() => useConnection(orgId, work));
}

/** At most half of the pool is reserved at a time: who holds a connection also needs transactions to go on. */
function reservations() {
  store.cloudlensReservations ??= createLimiter(Math.max(1, Math.floor(env().DATABASE_POOL / 2)));
  return store.cloudlensReservations;
}

async function useConnection<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
  const sql = await pool('app').sql.reserve();
  try {
    // What is staged may be lost with the connection; only `transaction` waits for the disk.
    await sql`set synchronous_commit = off`;
    return await work({
      sql,
      copy: async (table, columns, rows) => {
        if (rows.length === 0) return;
        const writable = await sql`copy ${sql(table)} (${sql(columns as string[])}) from stdin`.writable();
        await pipeline(
          Readable.from(rows, { objectMode: true }).map((row: readonly CopyValue[]) => `${row.map(copyText).join('\t')}\n`),
          writable,
        );
      },
      transaction: async (inside) => {
        await sql`begin`;
        try {
          await sql`select set_config('app.org_id', ${orgId}, true), set_config('synchronous_commit', 'on', true)`;
          const result = await inside(sql);
          await sql`commit`;
          return result;
        } catch (error) {
          await sql`rollback`.catch(() => {});
          throw error;
        }
      },
    });
  } finally {
    await sql`reset synchronous_commit`.catch(() => {});
    sql.release();
  }
}

/** The identity door: users, sessions, memberships, keys. What must be known before the organization is. */
export async function withIdentity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return pool('identity').db.transaction((tx) => work(withSql(tx)));
}

/** The directory door: ids and due columns across organizations, read only. What it finds is then done through `withOrg`. */
export async function withDirectory<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return pool('directory').db.transaction((tx) => work(withSql(tx)), { accessMode: 'read only' });
}

/** For libraries that insist on a drizzle handle of their own (better-auth). Identity door only. */
export const identityDatabase = (): Database => pool('identity').db;

/** LISTEN needs a connection outside transactions; it carries no rows, only ids. */
export const listen = (channel: string, onNotify: (payload: string) => void, onListen?: () => void) =>
  pool('app').sql.listen(channel, onNotify, onListen);

/** Closes every pool; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const pools = Object.values(store.cloudlensPools ?? {});
  store.cloudlensPools = undefined;
  await Promise.all(pools.map((each) => each.sql.end({ timeout: 2 })));
}
