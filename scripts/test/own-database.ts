import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { migrateDatabase } from '@/scripts/lib/database/migrate';

/**
 * A database that no other suite uses, for tests of what concerns all organizations at once. To be called before anything has
 * connected. @param owner address of the shared one, as its owner
 */
export async function takeOwnDatabase(owner: string): Promise<void> {
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  const sql = postgres(owner, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${name}`).finally(() => sql.end({ timeout: 2 }));
  const inOwn = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await migrateDatabase(inOwn(owner), undefined);
  for (const key of ['DATABASE_APP_URL', 'DATABASE_IDENTITY_URL', 'DATABASE_DIRECTORY_URL'] as const)
    process.env[key] = inOwn(process.env[key] ?? '');
}
