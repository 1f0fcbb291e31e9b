import { afterAll, describe, expect, it } from 'vitest';
import { CopyRows } from './copy-rows';
import { closeDatabase, withOrgConnection } from './db';
import { makeOrganization } from './test/organization';

afterAll(closeDatabase);

describe('rows for COPY', () => {
  it('arrive as they were added, whatever is in them and however many messages they take', async () => {
    const orgId = await makeOrganization();
    const odd = ['', '\\N', '\\', 'a\tb', 'line\nline\r', '{"a": "\\"\\n"}', 'é…😀', 'x'.repeat(100_000)];
    const put: [number, string | null][] = Array.from({ length: 3_000 }, (_, at) => [at, at % 10 === 9 ? null : (odd[at % 10] ?? 'short')]);
    const got = await withOrgConnection(orgId, async (connection) => {
      await connection.sql`create temporary table copied (at int, said text)`;
      const rows = new CopyRows();
      for (const row of put) rows.add(row);
      await connection.copy('copied', ['at', 'said'], rows);
      expect(rows).toMatchObject({ count: 0, bytes: 0 });
      // There is nothing left to copy.
      await connection.copy('copied', ['at', 'said'], rows);
      const found = await connection.sql<{ at: number; said: string | null }[]>`select at, said from copied order by at`;
      await connection.sql`drop table copied`;
      return found.map(({ at, said }) => [at, said]);
    });
    expect(got).toEqual(put);
  });

  it('tell how many they are and how much they hold, and keep their order', () => {
    const rows = new CopyRows();
    for (let at = 0; at < 1_000; at++) rows.add([at, 'y'.repeat(1_000)]);
    expect(rows.count).toBe(1_000);
    expect(rows.bytes).toBeGreaterThan(1_000_000);
    const chunks = rows.take();
    expect(chunks.every((chunk) => chunk.length < 100_000)).toBe(true);
    expect(chunks.length).toBeLessThan(20);
    const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
    expect(lines.map((line) => Number(line.split('\t')[0]))).toEqual(Array.from({ length: 1_000 }, (_, at) => at));
  });
});
