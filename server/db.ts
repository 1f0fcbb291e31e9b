import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { type Guard, onOneConnection, whileItLasts } from './db-after-death';
import { Client, type Database } from './db-client';
import { isDead, isDeaf } from './db-errors';
import { Listener } from './db-listener';
import { ClientPool, PoolStands } from './db-pool';
import { asOrgConnection, type OrgConnection, stagingPool } from './db-staging';
import { env } from './env';
import type { OrgId, TenantScope } from './ids';
import { log } from './log';
import { observeTransaction } from './telemetry/observe-transaction';

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

const store = globalThis as {
  cloudlensPools?: Partial<Record<Door, ClientPool>>;
  /** Pools that stood still, and lend no more. */
  cloudlensRetired?: ClientPool[];
  cloudlensStaging?: ClientPool;
  cloudlensListeners?: Listener[];
};

function pool(door: Door): ClientPool {
  store.cloudlensPools ??= {};
  const existing = store.cloudlensPools[door];
  if (existing) return existing;
  const settings = env();
  const url = { app: settings.DATABASE_APP_URL, identity: settings.DATABASE_IDENTITY_URL, directory: settings.DATABASE_DIRECTORY_URL }[
    door
  ];
  const options = { idle_timeout: 30, connection: { application_name: `cloudlens-${door}` } };
  const made = new ClientPool((onClose) => new Client(url, options, onClose), door === 'directory' ? 2 : settings.DATABASE_POOL);
  store.cloudlensPools[door] = made;
  return made;
}

/** Leaves a pool that stands still to those whom it has lent to. */
function replace(door: Door, current: ClientPool): void {
  if (store.cloudlensPools?.[door] !== current) return;
  delete store.cloudlensPools[door];
  current.retire();
  store.cloudlensRetired = [...(store.cloudlensRetired ?? []).filter(({ busy }) => busy > 0), current];
}

type Run<T> = (client: Client, begun: () => void) => Promise<T>;

/** How long a pool may stand still, and how long a transaction may take to begin, in milliseconds. */
const patienceMs = 20_000;

/** More than a pool has by default: after a crash of the database each of its connections may have to be found out. */
const mostTries = 20;
/** A server that does not answer at all is not asked more often. */
const mostDeafTries = 3;

/**
 * Runs a transaction through a door. One that never began is tried again, on another connection.
 * @param run calls `begun` first thing in its transaction
 */
function through<T>(door: Door, run: Run<T>): Promise<T> {
  return observeTransaction(door, () => throughPool(door, run));
}

async function throughPool<T>(door: Door, run: Run<T>): Promise<T> {
  for (let [tries, deaf] = [1, 0]; ; tries += 1) {
    const current = pool(door);
    let hasBegun = false;
    const begin = (client: Client) =>
      inTime(client, (begun) =>
        run(client, () => {
          begun();
          hasBegun = true;
        }),
      );
    try {
      return await current.use(begin, { isClean: (error) => hasBegun && !isDead(error), patienceMs });
    } catch (error) {
      if (error instanceof PoolStands) replace(door, current);
      else if (hasBegun || !(isDead(error) || isDeaf(error))) throw error;
      if (!isDead(error)) {
        deaf += 1;
        log.warn({ err: error, door }, 'no transaction began in time');
      }
      if (tries === mostTries || deaf === mostDeafTries) throw error;
    }
  }
}

/** A connection on which nothing begins is given up. */
function inTime<T>(client: Client, run: (begun: () => void) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(Object.assign(new Error('The database did not begin a transaction in time.'), { code: 'CONNECT_TIMEOUT' }));
    }, patienceMs);
    run(() => {
      clearTimeout(timer);
      // Tried on another connection by now: it must not run a second time.
      if (isLate || client.closed) throw new Error('Another connection took this transaction over.');
    })
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}

/** drizzle keeps the connection of a transaction on its session; COPY needs it. Holds for drizzle-orm 0.45's postgres-js driver. */
function withSql(tx: DrizzleTx, { isOver }: Guard): Tx {
  const { session } = tx as unknown as { session: { client: postgres.TransactionSql } };
  session.client = whileItLasts(session.client, isOver);
  return Object.assign(tx, { sql: session.client, beforeCommit: [] });
}

/** One transaction through a door: the work, and what is to be done last. */
const transact = <T>(door: Door, work: (tx: Tx) => Promise<T>): Promise<T> =>
  through(door, (client, begun) =>
    onOneConnection(client, (guard) =>
      client.db.transaction((tx) =>
        guard(async () => {
          begun();
          const scoped = withSql(tx, guard);
          const result = await work(scoped);
          for (const last of scoped.beforeCommit) await last();
          return result;
        }),
      ),
    ),
  );

/**
 * The tenant door: one transaction that sees and writes the rows of one organization only, and of these no more than the AWS
 * accounts of the scope. Nearly everything goes through here. Rolls back when `work` throws.
 * @param whose who asks, or `within(actor, permission)`; a bare OrgId reaches the whole organization and is for jobs
 */
export async function withOrg<T>(whose: OrgId | TenantScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { orgId, accountIds } = typeof whose === 'string' ? { orgId: whose, accountIds: null } : whose;
  const accounts = accountIds === null ? 'all' : `{${accountIds.join(',')}}`;
  return transact('app', async (tx) => {
    await tx.sql`select set_config('app.org_id', ${orgId}, true), set_config('app.account_ids', ${accounts}, true)`;
    return work(tx);
  });
}

/**
 * The tenant door for bulk writes: `COPY FROM` is refused on tables under row-level security, so rows are staged in
 * temporary tables first. Waits for a free connection; at most half as many as the pool has are in use at a time.
 */
export async function withOrgConnection<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
  store.cloudlensStaging ??= stagingPool(env().DATABASE_APP_URL, Math.max(1, Math.floor(env().DATABASE_POOL / 2)));
  return store.cloudlensStaging.use((client) => work(asOrgConnection(client, orgId)));
}

/** The identity door: users, sessions, memberships, keys. What must be known before the organization is. */
export async function withIdentity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact('identity', work);
}

/** The directory door: ids and due columns across organizations, read only. What it finds is then done through `withOrg`. */
export async function withDirectory<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact('directory', async (tx) => {
    // Not by drizzle's own setting: it would ask outside the guard.
    await tx.sql`set transaction read only`;
    return work(tx);
  });
}

/** What drizzle asks of a client of postgres.js, each statement in a transaction of its own. */
const statementByStatement = {
  options: { parsers: {}, serializers: {} },
  begin: <T>(work: (sql: postgres.TransactionSql) => Promise<T>) => withIdentity(({ sql }) => work(sql)),
  unsafe(...statement: Parameters<postgres.TransactionSql['unsafe']>) {
    let asArrays = false;
    // A turn later, when it is known how the rows are wanted.
    const rows = Promise.resolve().then(() =>
      withIdentity(async ({ sql }) => {
        const asked = sql.unsafe(...statement);
        return asArrays ? await asked.values() : await asked;
      }),
    );
    const values = () => {
      asArrays = true;
      return rows;
    };
    return Object.assign(rows, { values });
  },
};

/** For libraries that insist on a drizzle handle of their own (better-auth). Identity door only. */
export const identityDatabase: Database = drizzle(statementByStatement as unknown as postgres.Sql);

/**
 * LISTEN needs a connection outside transactions, and one of its own: it outlives a pool. It carries no rows, only ids.
 * @throws when the database cannot be listened to now
 */
export async function listen(channel: string, onNotify: (payload: string) => void, onListen: () => void = () => undefined): Promise<void> {
  const listener = new Listener(env().DATABASE_APP_URL, { channel, onNotify, onListen });
  await listener.start();
  store.cloudlensListeners = [...(store.cloudlensListeners ?? []), listener];
}

/** Closes every pool; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const pools = [...Object.values(store.cloudlensPools ?? {}), ...(store.cloudlensRetired ?? []), store.cloudlensStaging];
  const listeners = store.cloudlensListeners ?? [];
  store.cloudlensPools = undefined;
  store.cloudlensRetired = undefined;
  store.cloudlensStaging = undefined;
  store.cloudlensListeners = undefined;
  await Promise.all([...pools.map((each) => each?.close()), ...listeners.map((each) => each.stop())]);
}
