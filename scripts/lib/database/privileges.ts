import type postgres from 'postgres';
import { ROLES } from './urls';

/** What the roles of the servers may do, and our functions, read from the catalogue: what servers rely on beside tables and columns. */
export async function privilegesOf(sql: postgres.Sql): Promise<{ grants: Record<string, string[]>; functions: string[] }> {
  const roles = [ROLES.app, ROLES.identity, ROLES.directory];
  const rows = await sql<{ role: string; what: string }[]>`
    select grantee as role, table_schema || '.' || table_name || ' ' || privilege_type as what
      from information_schema.role_table_grants where grantee = any(${roles}) and table_schema in ('public', 'identity')
    union select grantee, c.table_schema || '.' || c.table_name || '.' || c.column_name || ' ' || c.privilege_type
      from information_schema.role_column_grants c where c.grantee = any(${roles}) and c.table_schema in ('public', 'identity')
        and not exists (select from information_schema.role_table_grants t where t.grantee = c.grantee and t.table_schema = c.table_schema
          and t.table_name = c.table_name and t.privilege_type = c.privilege_type)
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
