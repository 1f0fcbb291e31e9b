import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { runningOwnerUrl } from '../../scripts/lib/postgres/cluster';

/** A secret in the shapes in which it may lie somewhere: as it is, in hex, in an address, and in base64 at each of three offsets. */
export function shapesOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Bytes before and after change the letters at the edges; those between are the same wherever it stands.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4)
      .replaceAll('=', ''),
  );
  const shapes = [
    secret,
    bytes.toString('hex'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(shapes)].filter((shape) => shape.length >= 8);
}

/** Names of the secrets that stand in a text, in any shape. */
export const foundIn = (text: string, secrets: ReadonlyMap<string, string>): string[] =>
  [...secrets].filter(([, secret]) => shapesOf(secret).some((shape) => text.includes(shape))).map(([name]) => name);

/** Every row of every table of the installation's database, the engine's state included, as the owner reads it. */
export async function dumpDatabase(dataDir: string): Promise<Map<string, string>> {
  const url = runningOwnerUrl(join(dataDir, 'pg'));
  if (!url) throw new Error('the database does not run');
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`;
    const dump = new Map<string, string>();
    for (const { name } of tables)
      dump.set(name, (await sql.unsafe(`select t::text as row from ${name} t`)).map(({ row }) => row).join('\n'));
    return dump;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Texts of all files below a folder. */
export function readAll(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return new Map(files.filter((file) => statSync(file).isFile()).map((file) => [file, readFileSync(file, 'latin1')]));
}
