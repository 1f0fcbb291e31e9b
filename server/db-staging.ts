import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import type { CopyRows } from './copy-rows';
import { onOneConnection, whileItLasts } from './db-after-death';
import { Client } from './db-client';
import { ClientPool } from './db-pool';
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

/** Connections for staging. One whose work failed is thrown away, with its temporary tables. */
export function stagingPool(url: string, size: number): ClientPool {
  return new ClientPool(
    (onClose) =>
      new Client(
        url,
        {
          idle_timeout: 0,
          max_lifetime: null,
          // A worker that parses large answers looks away for seconds.
          connect_timeout: 30,
          // What is staged may be lost with the connection; only `transaction` waits for the disk.
          connection: { application_name: 'cloudlens-staging', synchronous_commit: 'off' } as never,
        },
        onClose,
      ),
    size,
  );
}

/** A client of the pool, as an organization's. */
export function asOrgConnection(client: Client, orgId: OrgId): OrgConnection {
  const { sql } = client;
  return {
    sql,
    copy: async (table, columns, rows) => {
      if (rows.count === 0) return;
      const chunks = rows.take();
      const writable = await sql`copy ${sql(table)} (${sql(columns as string[])}) from stdin`.writable();
      await client.unlessClosed(() => pipeline(Readable.from(chunks), writable));
    },
    transaction: async (work) => {
      const result = await onOneConnection(client, (guard) =>
        sql.begin((begun) =>
          guard(async () => {
            const tx = whileItLasts(begun, guard.isOver);
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
