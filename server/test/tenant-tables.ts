import { randomInt, randomUUID } from 'node:crypto';
import type { Sql } from './catalogue-gate';

/** Rows for any tenant table, made from the catalogue alone, so that a new table is tested without anybody remembering it. */

export interface Column {
  name: string;
  type: string;
  isArray: boolean;
  /** Has to be written: not null without default, or an id. */
  isNeeded: boolean;
}

export interface TenantTable {
  name: string;
  columns: Column[];
  /** Columns of the primary key. */
  key: string[];
  /** Texts of the CHECK constraints. */
  checks: string[];
  canUpdate: boolean;
  canDelete: boolean;
}

export async function tenantTables(sql: Sql, schema: 'public' | 'identity' = 'public'): Promise<TenantTable[]> {
  const rows = await sql`
    select c.relname as name, has_table_privilege('cloudlens_app', c.oid, 'UPDATE') as can_update, has_table_privilege('cloudlens_app', c.oid, 'DELETE') as can_delete,
      (select array_agg(a.attname::text) from pg_index i, pg_attribute a where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = any(i.indkey)) as key,
      coalesce((select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'), '{}') as checks,
      (select json_agg(json_build_object('name', a.attname, 'type', coalesce(e.typname, t.typname), 'isArray', e.typname is not null,
          'isNeeded', a.attidentity = '' and a.attgenerated = '' and ((a.attnotnull and not a.atthasdef) or a.attname = 'id')) order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = ${schema}::regnamespace order by c.relname`;
  return rows.map((row) => ({
    name: row.name,
    key: row.key ?? [],
    checks: row.checks,
    columns: row.columns,
    canUpdate: row.can_update,
    canDelete: row.can_delete,
  }));
}

/** Values that a CHECK constraint demands and that cannot be read from it. */
const special: Record<string, () => string> = {
  'aws_accounts.account_id': () => String(randomInt(100_000_000_000, 281_474_976_710_655)).padStart(12, '0').slice(0, 12),
};

/** A row of that organization which satisfies every column and CHECK; foreign keys are left to the caller. */
export function makeRow(table: TenantTable, orgId: string): Record<string, unknown> {
  const needed = table.columns.filter((column) => column.isNeeded);
  return Object.fromEntries(needed.map((column) => [column.name, column.name === 'org_id' ? orgId : makeValue(table, column)]));
}

function makeValue(table: TenantTable, column: Column): unknown {
  const known = special[`${table.name}.${column.name}`];
  if (known) return known();
  if (column.isArray) return '{}';
  const check = table.checks.find((text) => text.includes(`(${column.name} `));
  const literal = check && /'([^']*)'::text|>= (\d+)/.exec(check);
  if (literal) return literal[1] ?? Number(literal[2]);
  switch (column.type) {
    case 'uuid':
      return randomUUID();
    case 'text':
    case 'varchar':
      return `x-${randomUUID()}`;
    case 'sealed':
      return `cl1.local:0.${'A'.repeat(80)}.${'A'.repeat(16)}.${'A'.repeat(22)}.`;
    case 'int2':
      return 1;
    case 'int4':
    case 'int8':
    case 'numeric':
      return randomInt(1, 2 ** 31 - 1);
    case 'bool':
      return false;
    case 'timestamptz':
    case 'date':
      return '2026-01-02T03:04:05Z';
    case 'jsonb':
      return '{}';
    default:
      throw new Error(`Say in server/test/tenant-tables.ts how to make a ${column.type} for ${table.name}.${column.name}.`);
  }
}
