import type postgres from 'postgres';

/** What PostgreSQL's catalogue must say, so that no table, view or grant can slip past the tenant policy. */

export type Sql = postgres.Sql | postgres.TransactionSql;

/** A rule that the catalogue breaks: which one, and where. */
export interface Violation {
  rule: string;
  where: string;
}

const APP = 'cloudlens_app';
const IDENTITY = 'cloudlens_identity';
const DIRECTORY = 'cloudlens_directory';
const tenantRule = "(org_id = (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid)";

/** Indexes that are not led by org_id, and why that is right. */
const crossTenantIndexes: Record<string, string> = {
  scans_due: 'the directory door looks for due scans of all organizations',
};

type Rule = (sql: Sql) => Promise<string[]>;

const names = async (rows: Promise<readonly postgres.Row[]>): Promise<string[]> => (await rows).map((row) => String(row.name));

const rules: Record<string, Rule> = {
  'every table is under forced row-level security': (sql) =>
    names(sql`select c.oid::regclass::text as name from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'identity'::regnamespace) and not (c.relrowsecurity and c.relforcerowsecurity)`),

  'tables lie in schemas that this gate knows': (sql) =>
    names(sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'identity', 'drizzle', 'engine')`),

  'every tenant table has org_id uuid not null': (sql) =>
    names(sql`select c.oid::regclass::text as name from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and a.atttypid = 'uuid'::regtype and a.attnotnull
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname is null`),

  'every tenant table has the tenant policy, for all commands': (sql) =>
    names(sql`select c.oid::regclass::text as name from pg_class c
      left join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname and p.roles = array[${APP}]::name[] and p.cmd = 'ALL'
        and p.permissive = 'PERMISSIVE' and p.qual = ${tenantRule} and p.with_check = ${tenantRule}
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and p.policyname is null`),

  'no other policy opens a tenant table': (sql) =>
    names(sql`select schemaname || '.' || tablename || ' ' || policyname as name from pg_policies
      where schemaname = 'public' and not (roles = array[${APP}]::name[] and qual = ${tenantRule} and with_check = ${tenantRule})
        and not (roles = array[${DIRECTORY}]::name[] and cmd = 'SELECT')`),

  'only the identity door comes into the identity schema': (sql) =>
    names(sql`select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'identity'::regnamespace
      and (select count(*) from pg_policies p where p.schemaname = 'identity' and p.tablename = c.relname) <>
          (select count(*) from pg_policies p where p.schemaname = 'identity' and p.tablename = c.relname and p.roles = array[${IDENTITY}]::name[])`),

  'policies compare by leakproof operators only': (sql) =>
    names(
      sql`select oprcode::text as name from pg_operator join pg_proc on pg_proc.oid = oprcode where oprname = '=' and oprleft = 'uuid'::regtype and oprright = 'uuid'::regtype and not proleakproof`,
    ),

  'tenant tables have no column or index that a predicate cannot use under row-level security': async (sql) => [
    ...(await names(sql`select a.attrelid::regclass || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and t.typtype = 'e'`)),
    ...(await names(sql`select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
      where c.relnamespace = 'public'::regnamespace and m.amname <> 'btree'`)),
  ],

  'login roles of ours are mighty over nothing': (sql) =>
    names(sql`select rolname as name from pg_roles where rolname like 'cloudlens\\_%' and rolname in (${APP}, ${IDENTITY}, ${DIRECTORY}, 'cloudlens_engine')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_auth_members m where m.member = pg_roles.oid)
        or exists (select from pg_class c where c.relowner = pg_roles.oid and c.relnamespace in ('public'::regnamespace, 'identity'::regnamespace)))`),

  'login roles cannot create objects among the tables': (sql) =>
    names(sql`select role || ' in ' || schema as name from unnest(array[${APP}, ${IDENTITY}, ${DIRECTORY}, 'cloudlens_engine']) role, unnest(array['public', 'identity', 'drizzle']) schema
      where has_schema_privilege(role, schema, 'create')`),

  'each door opens its own tables only': (sql) =>
    names(sql`select distinct grantee || ' ' || privilege_type || ' on ' || table_schema || '.' || table_name as name from information_schema.role_table_grants
      where table_schema in ('public', 'identity', 'drizzle') and grantee <> (select current_user)
        and not (grantee = ${APP} and table_schema = 'public' and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
        and not (grantee = ${IDENTITY} and table_schema = 'identity' and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`),

  'the audit log only grows': (sql) =>
    names(
      sql`select privilege as name from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege where has_table_privilege(${APP}, 'audit_log', privilege)`,
    ),

  'issued external ids are never changed or forgotten': (sql) =>
    names(
      sql`select privilege as name from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege where has_table_privilege(${IDENTITY}, 'identity.issued_external_ids', privilege)`,
    ),

  'the directory door reads ids, due and lease columns only': (sql) =>
    names(sql`select distinct table_name || '.' || column_name || ' ' || privilege_type as name from information_schema.role_column_grants where grantee = ${DIRECTORY}
      and not (privilege_type = 'SELECT' and (column_name = 'id' or column_name ~ '_id$' or column_name ~ '_at$' or column_name in ('status', 'schedule', 'lease_owner', 'lease_until', 'lease_epoch', 'expected_ms')))`),

  'foreign keys between tenant tables carry org_id': (sql) =>
    names(sql`select f.conrelid::regclass || ' ' || f.conname as name from pg_constraint f
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace
        and not exists (select from unnest(f.conkey, f.confkey) as pair(here, there)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = pair.here and a.attname = 'org_id'
          join pg_attribute b on b.attrelid = f.confrelid and b.attnum = pair.there and b.attname = 'org_id')`),

  'indexes of tenant tables are led by org_id': async (sql) => {
    const all = await names(sql`select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and a.attname is distinct from 'org_id'`);
    return all.filter((name) => !(name in crossTenantIndexes));
  },

  'unique indexes of tenant tables are led by org_id': (sql) =>
    names(sql`select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and i.indisunique and a.attname is distinct from 'org_id'`),

  'views ask with their reader’s rights': (sql) =>
    names(sql`select c.oid::regclass::text as name from pg_class c where c.relnamespace in ('public'::regnamespace, 'identity'::regnamespace)
      and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)))`),

  'no function runs with its owner’s rights': (sql) =>
    names(
      sql`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
    ),

  'no one else may log in past row-level security': (sql) =>
    names(sql`select rolname as name from pg_roles where rolcanlogin and (rolsuper or rolbypassrls) and rolname <> current_user`),
};

/** Every rule that the database breaks. */
export async function findViolations(sql: Sql): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const [rule, check] of Object.entries(rules)) for (const where of await check(sql)) found.push({ rule, where });
  return found;
}
