import type postgres from 'postgres';

/**
 * Has PostgreSQL expect that all rows of a table are one organization's, until it has looked at the table itself. Of a table that it never
 * looked at it takes each organization for a two-hundredth; of next to nothing that is one row by any index that begins with the
 * organization, and by the primary key as well, and of equals it takes the index that was made last. Each foreign key of a first scan was
 * then checked by reading all that the organization had by then. PostgreSQL before 18 cannot be told.
 */
export async function expectOneOrganization(sql: postgres.Sql): Promise<void> {
  const [server] = await sql<{ canBeTold: boolean }[]>`select current_setting('server_version_num')::int >= 180000 as "canBeTold"`;
  if (!server?.canBeTold) return;
  await sql`
    select pg_restore_attribute_stats('schemaname', n.nspname::text, 'relname', c.relname::text, 'attname', 'org_id', 'inherited', false,
      'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and a.atttypid = 'uuid'::regtype
    where n.nspname = 'public' and c.relkind = 'r' and c.reltuples < 0`;
}
