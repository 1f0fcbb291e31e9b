import postgres from 'postgres';
import { knowArrays } from '@/server/db-array-types';

/**
 * A client for the few statements of a script, on one connection. It knows arrays beforehand: postgres.js 3.4 would ask the server for
 * their types in a promise that nobody waits for, and a server that goes away meanwhile would end the script.
 */
export function oneConnection(url: string, options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {}, ...options, fetch_types: false });
  knowArrays(sql.options);
  return sql;
}
