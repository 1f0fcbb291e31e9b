import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { createLimiter } from './collect/concurrency';
import type { CopyRows } from './copy-rows';
import { onOneConnection } from './db-after-death';
import type { OrgId } from './ids';
import { planForAnybody } from './plan-for-anybody';

/** A connection of one organization that outlives transactions: for staging what is collected in temporary tables. */
export interface OrgConnection {
  /** Creates temporary tables and the like; sees no tenant row, because no organization is set outside `transaction`. */
  readonly sql: postgres.Sql;
  /** COPYs rows into a temporary table, and empties them. */
  copy(table: string, columns: readonly string[], rows: CopyRows): Promise<void>;
  /** A transaction in the organization's scope. */
  transaction<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T>;
}

type Open = (url: string, options: postgres.Options<Record<string, never>>) => { sql: postgres.Sql };

/**
 * Connections that are lent to one piece of work at a time. Each is a client of its own that never reconnects in secret
 * while it is lent: temporary tables would be gone. One whose work failed is thrown away.
 */
export class StagingPool {
  private readonly idle: postgres.Sql[] = [];
  private readonly limit: ReturnType<typeof createLimiter>;
  private closed = false;

  constructor(
    private readonly open: Open,
    private readonly url: string,
    size: number,
  ) {
    this.limit = createLimiter(size);
  }

  /** Lends a connection. Rejects with what the work rejects with, or when the database cannot be reached. */
  use<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
    return this.limit(async () => {
      const sql = this.idle.pop() ?? this.connect();
      try {
        const result = await unlessClosed(sql, work(lend(sql, orgId)));
        if (this.closed) await end(sql);
        else this.idle.push(sql);
        return result;
      } catch (error) {
        // Not awaited: a connection whose server died may never say goodbye.
        void end(sql);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.splice(0).map(end));
  }

  private connect(): postgres.Sql {
    const whenClosed = new Set<() => void>();
    const { sql } = this.open(this.url, {
      onclose: () => {
        for (const tell of whenClosed) tell();
      },
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      // A worker that parses large answers looks away for seconds.
      connect_timeout: 30,
      // What is staged may be lost with the connection; only `transaction` waits for the disk.
      connection: { application_name: 'cloudlens-staging', synchronous_commit: 'off' } as never,
    });
    closeListeners.set(sql, whenClosed);
    return sql;
  }
}

/** Who is told when a client's connection has closed. */
const closeListeners = new WeakMap<postgres.Sql, Set<() => void>>();

/**
 * What `work` comes to, unless the connection closes before: postgres.js 3.4 forgets a COPY that was sent to its end, and a query that was
 * sent between the error and the close, and what waits for them would wait for ever.
 */
async function unlessClosed<T>(sql: postgres.Sql, work: Promise<T>): Promise<T> {
  const listeners = closeListeners.get(sql);
  let tell = (): void => undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      tell = () => reject(Object.assign(new Error('The connection closed while it was used.'), { code: 'CONNECTION_CLOSED' }));
      listeners?.add(tell);
      work.then(resolve, reject);
    });
  } finally {
    listeners?.delete(tell);
  }
}

const end = (sql: postgres.Sql): Promise<void> => sql.end({ timeout: 1 }).catch(() => undefined);

function lend(sql: postgres.Sql, orgId: OrgId): OrgConnection {
  return {
    sql,
    copy: async (table, columns, rows) => {
      if (rows.count === 0) return;
      const chunks = rows.take();
      const writable = await sql`copy ${sql(table)} (${sql(columns as string[])}) from stdin`.writable();
      await unlessClosed(sql, pipeline(Readable.from(chunks), writable));
    },
    transaction: async (work) => {
      const result = await onOneConnection((guard) =>
        sql.begin((tx) =>
          guard(async () => {
            await tx`select set_config('app.org_id', ${orgId}, true), set_config('app.account_ids', 'all', true), set_config('synchronous_commit', 'on', true)`;
            await planForAnybody(tx);
            return work(tx);
          }),
        ),
      );
      // begin() types its result as an unwrapped array of promises; `work` gives one value.
      return result as Awaited<ReturnType<typeof work>>;
    },
  };
}
