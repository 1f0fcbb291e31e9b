import { randomBytes } from 'node:crypto';
import { Problem } from '../explain.mjs';
import type { Secrets } from '../secrets';
import { ROLES } from './urls';

/** Passwords of the server's login roles. */
export type RolePasswords = Pick<Secrets, 'appPassword' | 'identityPassword' | 'directoryPassword' | 'enginePassword'>;

const PASSWORD = /^[A-Za-z0-9_-]{16,200}$/;

/**
 * The passwords in the addresses that the processes of an installation are given, so that migrating can make those roles.
 * Without the engine's address (another Inngest runs the jobs) that role gets a password that nobody knows.
 * @throws Problem naming the setting, never its value
 */
export function passwordsIn(env: Readonly<Record<string, string | undefined>>): RolePasswords {
  return {
    appPassword: passwordIn(env, 'DATABASE_APP_URL', ROLES.app),
    identityPassword: passwordIn(env, 'DATABASE_IDENTITY_URL', ROLES.identity),
    directoryPassword: passwordIn(env, 'DATABASE_DIRECTORY_URL', ROLES.directory),
    enginePassword: env.ENGINE_DATABASE_URL ? passwordIn(env, 'ENGINE_DATABASE_URL', ROLES.engine) : randomBytes(32).toString('hex'),
  };
}

function passwordIn(env: Readonly<Record<string, string | undefined>>, name: string, role: string): string {
  const text = env[name] ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username !== role) throw new Problem(`${name} must be an address like postgres://${role}:password@host:5432/database.`);
  if (!PASSWORD.test(url.password))
    throw new Problem(`The password in ${name} must be of 16 letters, digits, _ and - or more. Make one with: openssl rand -hex 24`);
  return url.password;
}
