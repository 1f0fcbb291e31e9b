import type postgres from 'postgres';
import { oneConnection } from '../lib/database/one-connection';

/** Runs `work` on a connection of its own to `url`, closed afterwards. */
export async function withDatabase<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = oneConnection(url);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
