import type postgres from 'postgres';

/** From so many staged rows on, comparing each with each would take longer than sorting or hashing all of them. */
const many = 1_000;

/**
 * Runs statements that join what is staged with what is stored so that no row is compared with all others. Where PostgreSQL knows other
 * accounts of the table and not this one yet, it expects a single row of it, and loops over all that is staged for each that there is:
 * for minutes, with some thousands of both. Few rows are left to it: they are found by the index.
 * @param table temporary, of the transaction's connection
 */
export async function withoutLoops<T>(
  sql: postgres.TransactionSql,
  table: 'staged_verdicts' | 'staged_resources',
  work: () => Promise<T>,
): Promise<T> {
  const [staged] = await sql<{ many: boolean }[]>`select exists (select from ${sql(table)} offset ${many}) as many`;
  if (!staged?.many) return work();
  await sql`set local enable_nestloop = off`;
  const result = await work();
  await sql`set local enable_nestloop = on`;
  return result;
}
