import type postgres from 'postgres';

/**
 * Fills tables without looking each foreign key up. Where other suites have left a table small, PostgreSQL reads it through for each row that
 * refers to it until it has looked at it again: for minutes, with some ten thousand of them.
 * @param owner may change `session_replication_role`
 */
export async function withoutForeignKeys<T>(owner: postgres.Sql, fill: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const filled = await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    return { value: await fill(sql) };
  });
  return filled.value;
}
