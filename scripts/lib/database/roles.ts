import type postgres from 'postgres';
import { Problem } from '../explain.mjs';
import type { RolePasswords } from './role-passwords';
import { ROLES } from './urls';

const ENGINE_SCHEMA = 'engine';

/**
 * Creates the login roles or gives them their current passwords, and the schema that the workflow engine owns. None of them
 * owns a table of the product or may bypass row-level security; a role of that name that could is refused.
 */
export async function ensureRoles(sql: postgres.TransactionSql, secrets: RolePasswords): Promise<void> {
  const passwords: [string, string][] = [
    [ROLES.app, secrets.appPassword],
    [ROLES.identity, secrets.identityPassword],
    [ROLES.directory, secrets.directoryPassword],
    [ROLES.engine, secrets.enginePassword],
  ];
  const known = await sql<{ rolname: string; mighty: boolean }[]>`
    select rolname, (rolsuper or rolbypassrls or rolcreaterole) as mighty from pg_roles where rolname in ${sql(passwords.map(([role]) => role))}`;
  const mighty = known.find((role) => role.mighty);
  if (mighty)
    throw new Problem(
      `The database role ${mighty.rolname} may bypass row-level security: take SUPERUSER, BYPASSRLS and CREATEROLE from it.`,
    );
  const names = new Set(known.map((role) => role.rolname));
  for (const [role, password] of passwords) {
    // Generated ones are hex, given ones are held to letters and digits: none can end the literal.
    await sql.unsafe(`${names.has(role) ? 'alter' : 'create'} role ${role} login password '${password}'`);
  }
  await ensureEngineSchema(sql);
}

async function ensureEngineSchema(sql: postgres.TransactionSql): Promise<void> {
  const [me] = await sql<{ super: boolean; database: string }[]>`
    select rolsuper as super, current_database() as database from pg_roles where rolname = current_user`;
  // An owner that is not superuser must be a member of a role to give it a schema.
  if (!me?.super) await sql.unsafe(`grant ${ROLES.engine} to current_user`);
  await sql.unsafe(`create schema if not exists ${ENGINE_SCHEMA} authorization ${ROLES.engine}`);
  await sql.unsafe(`alter role ${ROLES.engine} set search_path = ${ENGINE_SCHEMA}`);
}
