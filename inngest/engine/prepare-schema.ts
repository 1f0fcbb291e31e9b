import pg from 'pg';

/**
 * Lets a role that owns the schema, but may create nothing else in the database, run DBOS's migrations. The first of them says
 * CREATE SCHEMA IF NOT EXISTS, for which PostgreSQL asks the right to create schemas even where there is nothing to create: so
 * a schema that exists and is empty is marked as having had it. The second, which creates the marks' table, tolerates that.
 */
export async function prepareSchema(databaseUrl: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found = await client.query<{ marked: boolean }>(
      `SELECT to_regclass(format('%I.dbos_migrations', nspname)) IS NOT NULL AS marked FROM pg_namespace WHERE nspname = $1`,
      [schema],
    );
    if (found.rows[0]?.marked !== false) return;
    const table = `${pg.escapeIdentifier(schema)}.dbos_migrations`;
    await client.query('BEGIN');
    await client.query(`CREATE TABLE ${table} (version bigint NOT NULL, CONSTRAINT dbos_migrations_pkey PRIMARY KEY (version))`);
    await client.query(`INSERT INTO ${table} (version) VALUES (1)`);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
