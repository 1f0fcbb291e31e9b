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

const wholeRule = "(current_setting('app.account_ids'::text, true) = 'all'::text)";
const grantedRule = (test: string) => `CASE WHEN (current_setting('app.account_ids'::text, true) = 'all'::text) THEN true ELSE ${test} END`;
const grantedColumn = (column: string) =>
  grantedRule(`(${column} = ANY ((NULLIF(current_setting('app.account_ids'::text, true), ''::text))::uuid[]))`);
const grantedPart = (part: string, column: string, whole: string) =>
  grantedRule(`(EXISTS ( SELECT 1 FROM ${whole} whole WHERE ((whole.org_id = ${part}.org_id) AND (whole.id = ${part}.${column}))))`);

/** Indexes that are not led by org_id, and why that is right. */
const crossTenantIndexes: Record<string, string> = {
  scans_due: 'the directory door looks for due scans of all organizations',
};

/** Tables whose rows go one at a time, by a person's decision: whatever refers to them may be looked through for it. */
const goOneByOne = ['aws_accounts', 'runtime_mappings', 'identity.users', 'identity.organizations'];

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
      where schemaname = 'public' and permissive = 'PERMISSIVE' and not (roles = array[${APP}]::name[] and qual = ${tenantRule} and with_check = ${tenantRule})
        and not (roles = array[${DIRECTORY}]::name[] and cmd = 'SELECT')`),

  'what belongs to an AWS account is reached only where it is granted': async (sql) => {
    const rows = await sql<{ name: string; own: boolean; parts: { column: string; whole: string }[] | null; rules: string[] }[]>`
      with policies as (
        select tablename, array_agg(trim(regexp_replace(rule, '[[:space:]]+', ' ', 'g'))) as rules
        from pg_policies, unnest(array[qual, with_check]) rule
        where schemaname = 'public' and permissive = 'RESTRICTIVE' and cmd = 'ALL' and roles = array[${APP}]::name[] group by tablename
      ), owners as (
        select attrelid as oid from pg_attribute where attname = 'aws_account_id' and attrelid in (select oid from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace)
        union select 'aws_accounts'::regclass
      )
      select c.relname as name, c.oid in (select oid from owners) as own, coalesce(p.rules, '{}') as rules,
        (select json_agg(json_build_object('column', a.attname, 'whole', f.confrelid::regclass::text)) from pg_constraint f
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey) and a.attname <> 'org_id'
          where f.contype = 'f' and f.conrelid = c.oid and f.confrelid in (select oid from owners)) as parts
      from pg_class c left join policies p on p.tablename = c.relname
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`;
    return rows.flatMap(({ name, own, parts, rules }) => {
      const allowed = own
        ? [grantedColumn(name === 'aws_accounts' ? 'id' : 'aws_account_id')]
        : (parts ?? []).map(({ column, whole }) => grantedPart(name, column, whole));
      if (allowed.length === 0) return [];
      return rules.length >= 2 && rules.every((rule) => allowed.includes(rule)) ? [] : [name];
    });
  },

  'sums over all accounts show nothing to who is limited to some': (sql) =>
    names(sql`select c.relname as name from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname ~ '^org_'
        and not exists (select from pg_policies p where p.tablename = c.relname and p.permissive = 'RESTRICTIVE' and p.cmd = 'ALL'
          and p.qual = ${wholeRule} and p.with_check = ${wholeRule})`),

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
      sql`select log || ' ' || privilege as name from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege, unnest(array['audit_log', 'audit_seals', 'audit_tombstones']) log
        where has_table_privilege(${APP}, log, privilege)`,
    ),

  'triggers keep the audit log as it is, for its owner too': (sql) =>
    names(sql`select log || ' ' || trigger as name from unnest(array['audit_log', 'audit_seals', 'audit_tombstones', 'audit_heads']) log,
        unnest(array['audit_keep', 'audit_keep_all', 'audit_fixed', 'audit_forward']) trigger
      where trigger <> case log when 'audit_heads' then 'audit_fixed' else 'audit_forward' end
        and not exists (select from pg_trigger t where t.tgrelid = log::regclass and t.tgname = trigger and t.tgenabled = 'A')`),

  'issued external ids are never changed or forgotten': (sql) =>
    names(
      sql`select privilege as name from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege where has_table_privilege(${IDENTITY}, 'identity.issued_external_ids', privilege)`,
    ),

  'the directory door reads ids, due and lease columns only': (sql) =>
    names(sql`select distinct table_name || '.' || column_name || ' ' || privilege_type as name from information_schema.role_column_grants where grantee = ${DIRECTORY}
      and not (privilege_type = 'SELECT' and (column_name = 'id' or column_name ~ '_id$' or column_name ~ '_(at|seq)$' or column_name in ('status', 'schedule', 'follow', 'lease_owner', 'lease_until', 'lease_epoch', 'expected_ms')))`),

  'foreign keys between tenant tables carry org_id': (sql) =>
    names(sql`select f.conrelid::regclass || ' ' || f.conname as name from pg_constraint f
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace
        and not exists (select from unnest(f.conkey, f.confkey) as pair(here, there)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = pair.here and a.attname = 'org_id'
          join pg_attribute b on b.attrelid = f.confrelid and b.attnum = pair.there and b.attname = 'org_id')`),

  'what refers to a row is found by an index when the row goes': async (sql) => {
    const all = await sql<{ name: string; whole: string }[]>`
      select f.conrelid::regclass || ' ' || f.conname as name, f.confrelid::regclass::text as whole from pg_constraint f
      where f.contype = 'f' and f.connamespace in ('public'::regnamespace, 'identity'::regnamespace)
        and not exists (select from pg_index i where i.indrelid = f.conrelid
          and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey and f.conkey @> (i.indkey::int2[])[0:cardinality(f.conkey) - 1])`;
    return all.filter(({ whole }) => !goOneByOne.includes(whole)).map(({ name }) => name);
  },

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
