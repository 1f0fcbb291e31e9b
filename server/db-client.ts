import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { knowArrays } from './db-array-types';
import { promptSocket } from './db-socket';

export type Database = PostgresJsDatabase<Record<string, never>>;
export type ClientOptions = postgres.Options<Record<string, never>>;

/** No transaction of ours waits for anything but the database for so long. */
const idleTransactionMs = 30_000;

/** What postgres.js says where a connection closed. */
export const connectionClosed = (): Error =>
  Object.assign(new Error('The connection closed while it was used.'), { code: 'CONNECTION_CLOSED' });

/** postgres.js itself, as all of ours open it. */
export function openSql(url: string, options: ClientOptions): postgres.Sql {
  const sql = postgres(url, {
    connect_timeout: 5,
    onnotice: () => {},
    ...options,
    fetch_types: false,
    // A worker that hangs in the middle of a transaction must not hold its locks against the one that takes over.
    connection: { idle_in_transaction_session_timeout: idleTransactionMs, ...options.connection },
    // Not in the package's types; its documentation offers it for custom transports.
    ...({ socket: promptSocket(url) } as object),
  });
  knowArrays(sql.options);
  return sql;
}

/**
 * One connection, and never a second. A connection of postgres.js 3.4 that is lost while something is sent may connect anew with what it
 * was about: it then takes the answers to one transaction for another's, of whatever organization, or waits for ever. So nothing is asked
 * of a client again once its connection has closed.
 */
export class Client {
  readonly sql: postgres.Sql;
  readonly db: Database;
  private readonly whenClosed = new Set<() => void>();
  private isGone = false;

  constructor(url: string, options: ClientOptions, onClose: (client: Client) => void = () => undefined) {
    this.sql = openSql(url, {
      ...options,
      max: 1,
      onclose: () => {
        this.isGone = true;
        for (const tell of this.whenClosed) tell();
        onClose(this);
      },
    });
    this.db = drizzle(this.sql);
  }

  /** The connection was there and is no more. */
  get closed(): boolean {
    return this.isGone;
  }

  /**
   * What `work` comes to, unless the connection closes before: postgres.js forgets a COPY that was sent to its end, and a query that was
   * sent between an error and the close, and what waits for them would wait for ever.
   * @throws also where it has closed already
   */
  async unlessClosed<T>(work: () => Promise<T>): Promise<T> {
    let tell = (): void => undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        tell = () => reject(connectionClosed());
        if (this.isGone) return tell();
        this.whenClosed.add(tell);
        work().then(resolve, reject);
      });
    } finally {
      this.whenClosed.delete(tell);
    }
  }

  /** Waits so long for what is under way. A connection whose server died may never say goodbye. */
  async end(seconds: number): Promise<void> {
    await this.sql.end({ timeout: seconds }).catch(() => undefined);
  }
}
