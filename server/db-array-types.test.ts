import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { arrayTypes } from './db-array-types';
import { openSql } from './db-client';

let ours: postgres.Sql;
let theirs: postgres.Sql;
beforeAll(() => {
  const url = inject('databaseUrls').owner;
  ours = openSql(url, { max: 1 });
  theirs = postgres(url, { max: 1, onnotice: () => {} });
});
afterAll(async () => void (await Promise.all([ours.end(), theirs.end()])));

/** A value or two of each type, as text. */
const examples: Record<keyof typeof arrayTypes, string[]> = {
  bool: ['true', 'false'],
  bytea: ['\\x00ff', '\\x'],
  char: ['a', '"'],
  name: ['a name', 'x'],
  int8: ['9007199254740993', '-1'],
  int2: ['-3', '7'],
  int4: ['0', '2147483647'],
  text: ['', ' ', 'null', 'NULL', 'a,b', '{x}', 'say "x"', 'back\\slash', '\\"', 'ü\n\t'],
  oid: ['1', '4294967295'],
  json: ['{"a":[1,"x"]}', '"text"'],
  cidr: ['10.0.0.0/8', '::/0'],
  float4: ['1.5', '-2'],
  float8: ['0.1', '1e300'],
  inet: ['10.0.0.1', '::1'],
  bpchar: ['a', 'b "c"'],
  varchar: ['', 'a\\b'],
  interval: ['1 day', '02:00:00'],
  uuid: ['00000000-0000-4000-8000-000000000001'],
  jsonb: ['{"a": "b \\"c\\" \\\\"}', '"text"'],
  xid8: ['1', '18446744073709551615'],
};

describe('arrays', () => {
  it('are of the types that the database has', async () => {
    const rows = await ours`select typname, oid::int, typarray::int from pg_type where typname = any(${Object.keys(arrayTypes)})`;
    expect(Object.fromEntries(rows.map((row) => [row.typname as string, [row.oid, row.typarray]]))).toEqual(arrayTypes);
  });

  it.each(Object.entries(examples))('of %s are read, and written, as the driver would', async (type, values) => {
    const ask = async (sql: postgres.Sql) => {
      const array = sql.unsafe(`select array[${values.map((_, nth) => `$${nth + 1}::text::${type}`)}] as value`, values);
      const [read] = await array;
      const given = (value: unknown) => sql.typed(value as never, arrayTypes[type]?.[1] as number);
      const [back] = await sql`select ${given(read?.value)} as value, cardinality(${given(read?.value)}) as count`;
      const [none] = await sql`select ${given([])} as value`;
      return { read: read?.value as unknown, back: back?.value as unknown, count: back?.count as unknown, none: none?.value as unknown };
    };
    const got = await ask(ours);
    expect(got).toEqual(await ask(theirs));
    expect(got).toMatchObject({ back: got.read, count: values.length, none: [] });
  });

  it('hold what is not there, and other arrays', async () => {
    const [row] = await ours`select ${['a', null, 'null'] as string[]}::text[] as texts, ${
      [
        [1, 2],
        [3, 4],
      ] as never
    }::int[] as table`;
    expect(row).toEqual({
      texts: ['a', null, 'null'],
      table: [
        [1, 2],
        [3, 4],
      ],
    });
  });
});
