import type postgres from 'postgres';
import { ROLES } from './urls';

/** What the roles of the servers may do, and our functions, read from the catalogue: what servers rely on beside tables and columns. */
export async function privilegesOf(sql: postgres.Sql): Promise<{ grants: Record<string, string[]>; functions: string[] }> {
  const roles = [ROLES.app, ROLES.identity, ROLES.directory];
  // Both views are read once: for each column anew, they would take half a minute.
  const rows = await sql<{ role: string; what: string }[]>`
    with of_tables as materialized (
      select grantee::text, table_schema || '.' || table_name as name, privilege_type::text as privilege
        from information_schema.role_table_grants where grantee = any(${roles}) and table_schema in ('public', 'identity')
    ), of_columns as materialized (
      select grantee::text, table_schema || '.' || table_name as name, column_name::text as of_column, privilege_type::text as privilege
        from information_schema.role_column_grants where grantee = any(${roles}) and table_schema in ('public', 'identity')
    )
    select grantee as role, name || ' ' || privilege as what from of_tables
    union select grantee, name || '.' || of_column || ' ' || privilege from of_columns c
      where not exists (select from of_tables t where t.grantee = c.grantee and t.name = c.name and t.privilege = c.privilege)
    order by 1, 2`;
  const functions = await sql<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'identity'::regnamespace)
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`;
  const grants = Object.fromEntries(
    roles
      .map((role) => [role, rows.filter((row) => row.role === role).map(({ what }) => what)] as const)
      .filter(([, all]) => all.length > 0),
  );
  return { grants, functions: functions.map(({ name }) => name) };
}
