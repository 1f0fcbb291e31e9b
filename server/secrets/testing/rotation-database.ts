import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { migrateDatabase } from '@/scripts/lib/database/migrate';
import { inDatabase, makeOwnDatabase } from '@/scripts/test/own-database';
import type { OrgId } from '@/server/ids';
import { makeOrganization } from '@/server/test/organization';
import { makeKeyRing } from '../key-ring';
import type { SecretPlace } from '../place';
import { openSecret, sealSecret } from '../seal';

/** A database of its own with a tenant table of sealed secrets, whose rows are keyed by two columns. */
export interface RotationDatabase {
  env: Record<string, string>;
  fill(rows: number, key: string): Promise<void>;
  /** Texts of all secrets, opened with that ring; those that do not open are undefined. */
  openAll(current: string, previous: string): Promise<(string | undefined)[]>;
  keyIds(): Promise<Record<string, number>>;
  sql: postgres.Sql;
  drop(): Promise<void>;
}

// First of its schema by name, so that the moments of the failpoints stay the same whatever tables of the product hold secrets.
const TABLE = 'a_vault';
export const newKey = () => randomBytes(32).toString('base64');

export async function makeRotationDatabase(): Promise<RotationDatabase> {
  const urls = inject('databaseUrls');
  const name = await makeOwnDatabase(urls.owner);
  const at = (url: string) => inDatabase(url, name);
  const admin = postgres(urls.owner, { max: 1, onnotice: () => {} });
  const sql = postgres(at(urls.owner), { max: 1, onnotice: () => {} });
  await sql.unsafe(`create table ${TABLE} (org_id uuid not null, kind text not null, id uuid not null, secret sealed, primary key (org_id, kind, id));
    create policy tenant on ${TABLE} for all to cloudlens_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid)`);
  await migrateDatabase(at(urls.owner), undefined);
  const doors = ['DATABASE_APP_URL', 'DATABASE_IDENTITY_URL', 'DATABASE_DIRECTORY_URL'] as const;
  const env = Object.fromEntries(doors.map((door) => [door, at(urls[door])]));
  Object.assign(process.env, env);

  const placeOf = (row: { org_id: string; kind: string; id: string }): SecretPlace => ({
    orgId: row.org_id,
    table: TABLE,
    column: 'secret',
    rowId: `${row.kind}/${row.id}`,
  });
  const readAll = () =>
    sql<
      { org_id: OrgId; kind: string; id: string; secret: string }[]
    >`select * from a_vault where secret is not null order by org_id, kind, id`;

  return {
    env,
    sql,
    fill: async (count, key) => {
      const ring = makeKeyRing(key, '');
      const orgs = [await makeOrganization(), await makeOrganization()];
      for (let n = 0; n < count; n++) {
        const row = { org_id: orgs[n % 2] ?? '', kind: n % 3 ? 'aws' : 'web hook', id: randomUUID() };
        await sql`insert into a_vault ${sql({ ...row, secret: await sealSecret(placeOf(row), `secret ${n}`, ring) })}`;
      }
      await sql`insert into a_vault ${sql({ org_id: orgs[0] ?? '', kind: 'aws', id: randomUUID(), secret: null })}`;
    },
    openAll: async (current, previous) => {
      const ring = makeKeyRing(current, previous);
      return Promise.all((await readAll()).map((row) => openSecret(placeOf(row), row.secret, ring).catch(() => undefined)));
    },
    keyIds: async () => {
      const ids = (await readAll()).map(({ secret }) => secret.split('.')[1] ?? '');
      return Object.fromEntries([...new Set(ids)].map((id) => [id, ids.filter((other) => other === id).length]));
    },
    drop: async () => {
      await sql.end({ timeout: 2 });
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end({ timeout: 2 });
    },
  };
}
