import type { Tx } from '../db';

/** A column of PostgreSQL's type `sealed`, as the catalogue lists it. */
export interface SealedColumn {
  schema: 'public' | 'identity';
  table: string;
  column: string;
  /** Columns of the primary key without org_id: what `rowId` is made of. */
  key: string[];
}

/** Every column that holds secrets. The catalogue is the list, so none can be forgotten. */
export async function sealedColumns({ sql }: Tx): Promise<SealedColumn[]> {
  return sql<SealedColumn[]>`
    select n.nspname as schema, c.relname as table, a.attname as column,
      (select array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum)) from pg_index i
        join pg_attribute k on k.attrelid = c.oid and k.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary and k.attname <> 'org_id') as key
    from pg_type t join pg_attribute a on a.atttypid = t.oid join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where t.typname = 'sealed' and t.typtype = 'd' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by 1, 2, 3`;
}
