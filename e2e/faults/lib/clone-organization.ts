import type postgres from 'postgres';
import type { OrgId } from '@/server/ids';
import { makeOrganization } from '@/server/test/organization';

/** A copy's own past: its audit trail is sealed for one organization. */
const notCopied = /^(audit_|idempotency_keys|issued_)/;

/** Copies what one organization knows into a new one, ids included: keys are led by the organization, so nothing collides. */
export async function cloneOrganization(owner: postgres.Sql, from: OrgId): Promise<OrgId> {
  const to = await makeOrganization();
  await owner.begin(async (sql) => {
    // Foreign keys hold in the copy because they hold in the original; checking them would ask for an order.
    await sql`set local session_replication_role = replica`;
    for (const [table, columns] of await tenantColumns(sql)) {
      const [name, others] = [quoted(table), columns.map(quoted).join(', ')];
      await sql.unsafe(
        `insert into ${name} (org_id, ${others}) overriding system value select $1::uuid, ${others} from ${name} where org_id = $2::uuid`,
        [to, from],
      );
    }
  });
  return to;
}

const quoted = (identifier: string): string => `"${identifier}"`;

/** Every tenant table with its columns beside org_id. */
async function tenantColumns(sql: postgres.TransactionSql): Promise<[string, string[]][]> {
  const rows = await sql<{ table: string; columns: string[] }[]>`
    select table_name as table, array_agg(column_name::text) filter (where column_name <> 'org_id' and is_generated = 'NEVER') as columns
    from information_schema.columns join pg_class c on c.relname = table_name and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    where table_schema = 'public' group by table_name having bool_or(column_name = 'org_id')`;
  return rows.flatMap(({ table, columns }): [string, string[]][] => (notCopied.test(table) ? [] : [[table, columns]]));
}
