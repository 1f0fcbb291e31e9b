import { randomUUID } from 'node:crypto';
import { readEnvAnew } from '@/server/env';
import { withDatabase } from './with-database';

/** The database that the global setup leaves for others to be copied from: copying takes a tenth of migrating. */
export const MIGRATED = 'migrated';

/** An address of the same server for another of its databases. */
export const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** A migrated database that no other suite uses; returns its name. @param owner address of the shared one, as its owner */
export async function makeOwnDatabase(owner: string): Promise<string> {
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  await withDatabase(owner, (sql) => sql`create database ${sql(name)} template ${sql(MIGRATED)}`);
  return name;
}

/**
 * A database that no other suite uses, for tests of what concerns all organizations at once and for those that change tables
 * themselves, until the end of the file. To be called before anything has connected.
 * @param owner address of the shared one, as its owner; returns that of the new one
 */
export async function takeOwnDatabase(owner: string): Promise<string> {
  const name = await makeOwnDatabase(owner);
  for (const key of ['DATABASE_APP_URL', 'DATABASE_IDENTITY_URL', 'DATABASE_DIRECTORY_URL'] as const)
    process.env[key] = inDatabase(process.env[key] ?? '', name);
  readEnvAnew();
  return inDatabase(owner, name);
}
