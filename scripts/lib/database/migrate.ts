import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../explain.mjs';
import { root } from '../root.mjs';
import type { Secrets } from '../secrets';
import { expectOneOrganization } from './expect-one-organization';
import { oneConnection } from './one-connection';
import type { RolePasswords } from './role-passwords';
import { ensureRoles } from './roles';
import { runMigrations } from './run-migrations';
import { ensureSealedType } from './sealed-type';
import { type DatabaseUrls, roleUrls } from './urls';

// Any constant will do; it only must be the same in every process that migrates.
const MIGRATION_LOCK = 7_290_414;

/**
 * Brings the database up to date as its owner: roles and types first, since policies, grants and tables name them, then the migrations, then
 * the grants of drizzle/secure.sql. May run anywhere at any time: a lock lets one at a time through.
 * @param secrets absent: the roles exist already, and only their owner knows their passwords
 */
export async function migrateDatabase(ownerUrl: string, secrets: RolePasswords | undefined): Promise<void> {
  const sql = oneConnection(ownerUrl, { connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    if (secrets) await sql.begin((tx) => ensureRoles(tx, secrets));
    await sql.begin(ensureSealedType);
    await runMigrations(sql, join(root, 'drizzle', 'migrations'));
    await sql.begin((tx) => tx.unsafe(readFileSync(join(root, 'drizzle', 'secure.sql'), 'utf8')).simple());
    await expectOneOrganization(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Migrates and says what the server connects with: the addresses from the environment, else those of the generated roles. */
export async function prepareDatabase(
  ownerUrl: string,
  secrets: Secrets,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DatabaseUrls> {
  const given = givenUrls(env);
  await migrateDatabase(ownerUrl, given ? undefined : secrets);
  return given ?? roleUrls(ownerUrl, secrets);
}

function givenUrls(env: Readonly<Record<string, string | undefined>>): DatabaseUrls | undefined {
  if (!env.DATABASE_APP_URL) return undefined;
  const { DATABASE_APP_URL, DATABASE_IDENTITY_URL, DATABASE_DIRECTORY_URL, ENGINE_DATABASE_URL } = env;
  if (!DATABASE_IDENTITY_URL || !DATABASE_DIRECTORY_URL) {
    throw new Problem(
      'DATABASE_APP_URL is set, so DATABASE_IDENTITY_URL and DATABASE_DIRECTORY_URL must be set too (or none of them: then CloudLens makes the roles itself).',
    );
  }
  return { DATABASE_APP_URL, DATABASE_IDENTITY_URL, DATABASE_DIRECTORY_URL, ENGINE_DATABASE_URL: ENGINE_DATABASE_URL ?? '' };
}
