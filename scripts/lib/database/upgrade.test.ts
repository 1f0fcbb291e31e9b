import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { makeRow } from '@/server/test/tenant-tables';
import { privilegesOf } from './privileges';
import { lastRelease, type ReleasedTable } from './release';

/**
 * While a new release is rolled out, and after it is rolled back, servers of the release before work on the new schema. Here their
 * statements do, as far as they follow from their tables: docs/adr/0012-upgrades.md says what that proves.
 */
const { owner: ownerUrl } = inject('databaseUrls');
const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

const { tables, grants, functions } = lastRelease();

/** PostgreSQL's names of the types that drizzle-kit writes. */
const typeNames: Record<string, string> = { bigint: 'int8', integer: 'int4', smallint: 'int2', real: 'numeric', boolean: 'bool' };

/** A row as the release before writes it: what its own definition needs, and nothing of what came later. */
function oldRow(table: ReleasedTable): Record<string, unknown> {
  const checks = Object.values(table.checkConstraints).map(({ value }) =>
    value
      .replace(/"[^"]+"\."([^"]+)"/g, '($1')
      .replace(/'([^']*)'/g, "'$1'::text")
      .replaceAll(' between ', ' >= '),
  );
  const columns = Object.values(table.columns).map((column) => {
    const [base = '', array = ''] = column.type.replace(/ ?\(\d+\)/, '').split(/(?=\[\])/);
    const type = base === 'timestamp with time zone' ? 'timestamptz' : (typeNames[base] ?? base);
    const needed = column.notNull && column.default === undefined && !column.identity && !column.generated;
    return { name: column.name, type, isArray: array !== '', isNeeded: needed || (column.name === 'id' && !column.identity) };
  });
  return makeRow({ name: table.name, columns, key: [], checks, canUpdate: true, canDelete: true }, randomUUID());
}

const may = (table: string, privilege: string): boolean => Object.values(grants).some((all) => all.includes(`${table} ${privilege}`));
/** Columns that must hold something today, as `table.column`. */
const required = new Set(
  (
    await owner<{ name: string }[]>`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      where table_schema in ('public', 'identity') and is_nullable = 'NO'`
  ).map(({ name }) => name),
);

describe('on the schema of today, what the release before', () => {
  it.each(tables.map((table) => [`${table.schema || 'public'}.${table.name}`, table] as const))('does with %s', async (name, table) => {
    const columns = Object.values(table.columns);
    const names = columns.map((column) => column.name);
    expect(
      columns.filter((column) => !column.notNull && required.has(`${name}.${column.name}`)),
      'must hold something now',
    ).toEqual([]);
    // In a transaction that leaves nothing, past foreign keys and policies.
    const passing = owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      // Not the rows of the suites beside this one: they would wait for each other.
      const own = sql`xmin = pg_current_xact_id()::xid`;
      const [row] = await sql`insert into ${sql(name)} ${sql(oldRow(table))} returning ${sql(names)}`;
      expect(Object.keys(row ?? {})).toEqual(names);
      const settable = columns.flatMap((column) => (column.identity || column.generated ? [] : [`"${column.name}" = "${column.name}"`]));
      if (may(name, 'UPDATE')) expect((await sql`update ${sql(name)} set ${sql.unsafe(settable.join(', '))} where ${own}`).count).toBe(1);
      // Heads of audit logs go only after a tombstone.
      if (may(name, 'DELETE') && table.name !== 'audit_heads') expect((await sql`delete from ${sql(name)} where ${own}`).count).toBe(1);
      for (const { all, where } of keysOf(table)) {
        const predicate = where ? sql.unsafe(`where ${where}`) : sql``;
        await sql`explain insert into ${sql(name)} ${sql(oldRow(table))} on conflict (${sql(all)}) ${predicate} do nothing`;
      }
      throw new Undo();
    });
    await expect(passing).rejects.toThrow(Undo);
  });

  it('relies on beside tables: what its roles were granted, and functions', async () => {
    const now = await privilegesOf(owner);
    for (const [role, all] of Object.entries(grants)) expect(now.grants[role], role).toEqual(expect.arrayContaining(all));
    expect(now.functions).toEqual(expect.arrayContaining(functions));
    expect(Object.keys(grants)).toHaveLength(3);
    expect(tables.length).toBeGreaterThan(90);
  });
});

/** What upserts may name as the key that they hit. */
function keysOf(table: ReleasedTable): { all: string[]; where?: string | undefined }[] {
  return [
    ...Object.values(table.compositePrimaryKeys).map(({ columns }) => ({ all: columns })),
    ...Object.values(table.uniqueConstraints).map(({ columns }) => ({ all: columns })),
    ...Object.values(table.columns).flatMap(({ name, primaryKey }) => (primaryKey ? [{ all: [name] }] : [])),
    ...Object.values(table.indexes)
      .filter(({ isUnique, columns }) => isUnique && columns.every(({ isExpression }) => !isExpression))
      .map(({ columns, where }) => ({ all: columns.map(({ expression }) => expression), where })),
  ];
}

class Undo extends Error {}
