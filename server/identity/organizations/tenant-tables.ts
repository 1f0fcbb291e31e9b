import type postgres from 'postgres';

/** A table whose rows belong to organizations, as the catalogue tells it. */
export interface TenantTable {
  name: string;
  /** Whether the app may delete its rows itself. Those of the audit log go with its head. */
  deletable: boolean;
  /** Tables that its rows refer to. */
  parents: readonly string[];
}

/** Stays when all else of an organization has gone. */
export const tombstones = 'audit_tombstones';
/** Goes last, by a door of its own (server/audit/bury.ts). */
export const auditHeads = 'audit_heads';

/** Every tenant table, read from the catalogue so that a new one cannot be forgotten; referring ones before those they refer to. */
export async function tenantTables(sql: postgres.TransactionSql): Promise<TenantTable[]> {
  const rows = await sql<{ name: string; deletable: boolean; parents: string[] }[]>`
    select c.relname as name, has_table_privilege(c.oid, 'DELETE') as deletable,
      coalesce((select array_agg(distinct p.relname::text) from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid), '{}') as parents
    from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)
    order by c.relname`;
  return childrenFirst(rows);
}

/** So that a delete never cascades into rows that were not counted. Of tables that refer to each other the first is taken. */
export function childrenFirst(tables: readonly TenantTable[]): TenantTable[] {
  const left = [...tables];
  const sorted: TenantTable[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ name }) => !left.some((other) => other.name !== name && other.parents.includes(name)));
    sorted.push(...left.splice(Math.max(free, 0), 1));
  }
  return sorted;
}
