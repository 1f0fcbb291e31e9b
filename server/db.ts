import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { onOneConnection } from './db-after-death';
import { isDead, isDeaf } from './db-errors';
import { promptSocket } from './db-socket';
import { type OrgConnection, StagingPool } from './db-staging';
import { env } from './env';
import type { OrgId, TenantScope } from './ids';
import { observeTransaction } from './telemetry/observe-transaction';

type Database = PostgresJsDatabase<Record<string, never>>;
type DrizzleTx = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * A transaction of one door. `sql` is postgres.js itself on the same connection, for COPY and set statements.
 * drizzle switches off the driver's own conversion of dates and JSON: pass ISO text and JSON text, and cast them in SQL.
 */
export type Tx = DrizzleTx & {
  readonly sql: postgres.TransactionSql;
  /** Done last, within the transaction: what takes a lock that others wait for. */
  readonly beforeCommit: (() => Promise<void>)[];
};

type Door = 'app' | 'identity' | 'directory';
interface Pool {
  sql: postgres.Sql;
  db: Database;
  /** When a transaction last began or ended on it, in milliseconds since 1970. */
  movedAt: number;
}

const store = globalThis as { cloudlensPools?: Partial<Record<Door, Pool>>; cloudlensStaging?: StagingPool; cloudlensListener?: Pool };

/** No transaction of ours waits for anything but the database for so long. */
const idleTransactionMs = 30_000;

function open(url: string, options: postgres.Options<Record<string, never>>): Pool {
  const sql = postgres(url, {
    connect_timeout: 5,
    onnotice: () => {},
    ...options,
    // A worker that hangs in the middle of a transaction must not hold its locks against the one that takes over.
    connection: { idle_in_transaction_session_timeout: idleTransactionMs, ...options.connection },
    // Not in the package's types; its documentation offers it for custom transports.
    ...({ socket: promptSocket(url) } as object),
  });
  return { sql, db: drizzle(sql), movedAt: Date.now() };
}

function pool(door: Door): Pool {
  store.cloudlensPools ??= {};
  const existing = store.cloudlensPools[door];
  if (existing) return existing;
  const settings = env();
  const url = { app: settings.DATABASE_APP_URL, identity: settings.DATABASE_IDENTITY_URL, directory: settings.DATABASE_DIRECTORY_URL }[
    door
  ];
  const made = open(url, {
    max: door === 'directory' ? 2 : settings.DATABASE_POOL,
    idle_timeout: 30,
    connection: { application_name: `cloudlens-${door}` },
  });
  store.cloudlensPools[door] = made;
  return made;
}

type Run<T> = (pool: Pool, begun: () => void) => Promise<T>;

/**
 * Runs a transaction through a door. When the database dies, connections of postgres.js 3.4 that were writing may stay deaf, or
 * be lost to their pool for good: then the whole pool is replaced. A transaction that never began is tried again.
 * @param run calls `begun` first thing in its transaction
 */
function through<T>(door: Door, run: Run<T>): Promise<T> {
  return observeTransaction(door, () => throughPool(door, run));
}

async function throughPool<T>(door: Door, run: Run<T>): Promise<T> {
  // More than a pool has connections: after a crash of the database each of them may have to be found out.
  for (let tries = 0; tries < 20; tries++) {
    const current = pool(door);
    let hasBegun = false;
    try {
      return await whileItMoves(current, (on, begun) =>
        run(on, () => {
          begun();
          hasBegun = true;
        }),
      );
    } catch (error) {
      if (hasBegun) throw error;
      if (isDeaf(error) || error instanceof PoolStands) {
        if (store.cloudlensPools?.[door] === current) {
          delete store.cloudlensPools[door];
          void current.sql.end({ timeout: error instanceof PoolStands ? 600 : 30 }).catch(() => undefined);
        }
        if (tries > 0) break;
      } else if (!isDead(error)) throw error;
    }
  }
  return run(pool(door), () => undefined);
}

/** No connection came free for so long, and no transaction on the pool began or ended meanwhile. */
class PoolStands extends Error {
  override readonly name = 'PoolStands';
}
const standsMs = 20_000;

function whileItMoves<T>(current: Pool, run: Run<T>): Promise<T> {
  const asked = Date.now();
  let isOurs = true;
  return new Promise<T>((resolve, reject) => {
    const timer = setInterval(() => {
      if (Date.now() - Math.max(asked, current.movedAt) < standsMs) return;
      // Should its turn come after all, it must not run a second time.
      isOurs = false;
      clearInterval(timer);
      reject(new PoolStands('The database pool stands still.'));
    }, 2_000);
    const moved = () => {
      clearInterval(timer);
      current.movedAt = Date.now();
    };
    run(current, () => {
      if (!isOurs) throw new PoolStands('Another pool took this over.');
      moved();
    })
      .finally(moved)
      .then(resolve, reject);
  });
}

/** drizzle keeps the connection of a transaction on its session; COPY needs it. Holds for drizzle-orm 0.45's postgres-js driver. */
function withSql(tx: DrizzleTx): Tx {
  const { client } = (tx as unknown as { session: { client: postgres.TransactionSql } }).session;
  return Object.assign(tx, { sql: client, beforeCommit: [] });
}

/**
 * The tenant door: one transaction that sees and writes the rows of one organization only, and of these no more than the AWS
 * accounts of the scope. Nearly everything goes through here. Rolls back when `work` throws.
 * @param whose who asks, or `within(actor, permission)`; a bare OrgId reaches the whole organization and is for jobs
 */
export async function withOrg<T>(whose: OrgId | TenantScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { orgId, accountIds } = typeof whose === 'string' ? { orgId: whose, accountIds: null } : whose;
  const accounts = accountIds === null ? 'all' : `{${accountIds.join(',')}}`;
  return through('app', ({ db }, begun) =>
    onOneConnection((guard) =>
      db.transaction((tx) =>
        guard(async () => {
          begun();
          const scoped = withSql(tx);
          await scoped.sql`select set_config('app.org_id', ${orgId}, true), set_config('app.account_ids', ${accounts}, true)`;
          return complete(scoped, work);
        }),
      ),
    ),
  );
}

async function complete<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await work(tx);
  for (const last of tx.beforeCommit) await last();
  return result;
}

/**
 * The tenant door for bulk writes: `COPY FROM` is refused on tables under row-level security, so rows are staged in
 * temporary tables first. Waits for a free connection; at most half as many as the pool has are in use at a time.
 */
export async function withOrgConnection<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
  store.cloudlensStaging ??= new StagingPool(open, env().DATABASE_APP_URL, Math.max(1, Math.floor(env().DATABASE_POOL / 2)));
  return store.cloudlensStaging.use(orgId, work);
}

/** The identity door: users, sessions, memberships, keys. What must be known before the organization is. */
export async function withIdentity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return through('identity', ({ db }, begun) =>
    onOneConnection((guard) =>
      db.transaction((tx) =>
        guard(() => {
          begun();
          return complete(withSql(tx), work);
        }),
      ),
    ),
  );
}

/** The directory door: ids and due columns across organizations, read only. What it finds is then done through `withOrg`. */
export async function withDirectory<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return through('directory', ({ db }, begun) =>
    onOneConnection((guard) =>
      db.transaction(
        (tx) =>
          guard(() => {
            begun();
            return work(withSql(tx));
          }),
        { accessMode: 'read only' },
      ),
    ),
  );
}

/** For libraries that insist on a drizzle handle of their own (better-auth). Identity door only. */
export const identityDatabase = (): Database => pool('identity').db;

/** LISTEN needs a connection outside transactions, and one of its own: it outlives a pool. It carries no rows, only ids. */
export function listen(channel: string, onNotify: (payload: string) => void, onListen?: () => void) {
  store.cloudlensListener ??= open(env().DATABASE_APP_URL, { max: 1, connection: { application_name: 'cloudlens-listen' } });
  return store.cloudlensListener.sql.listen(channel, onNotify, onListen);
}

/** Closes every pool; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const pools = [...Object.values(store.cloudlensPools ?? {}), ...(store.cloudlensListener ? [store.cloudlensListener] : [])];
  store.cloudlensListener = undefined;
  const staging = store.cloudlensStaging;
  store.cloudlensPools = undefined;
  store.cloudlensStaging = undefined;
  await Promise.all([...pools.map((each) => each.sql.end({ timeout: 2 })), staging?.close()]);
}
