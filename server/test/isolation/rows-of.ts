import postgres from 'postgres';
import { inject } from 'vitest';

/** Tables that an organization's own refused attempts, or its readers, write to. */
const noted = new Set(['audit_log', 'idempotency_keys']);

/** Every row of an organization in the tenant tables, as text, read past the policies. */
export async function rowsOf(orgId: string): Promise<Record<string, string[]>> {
  const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
  try {
    const tables = await owner<{ name: string }[]>`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'org_id' order by 1`;
    const rows: Record<string, string[]> = {};
    for (const { name } of tables.filter((table) => !noted.has(table.name))) {
      const found = await owner<{ row: string }[]>`select t::text as row from ${owner(name)} t where org_id = ${orgId} order by 1`;
      rows[name] = found.map(({ row }) => row);
    }
    return rows;
  } finally {
    await owner.end({ timeout: 2 });
  }
}
