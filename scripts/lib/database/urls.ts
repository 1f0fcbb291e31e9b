import type { Secrets } from '../secrets';

/** The login roles that migrations, policies and grants name. */
export const ROLES = {
  app: 'cloudlens_app',
  identity: 'cloudlens_identity',
  directory: 'cloudlens_directory',
  engine: 'cloudlens_engine',
} as const;

/** What the server and the engine connect with; the owner's own address is not among them. */
export interface DatabaseUrls {
  DATABASE_APP_URL: string;
  DATABASE_IDENTITY_URL: string;
  DATABASE_DIRECTORY_URL: string;
  ENGINE_DATABASE_URL: string;
}

/** The owner's address with each role's name and generated password in it; host, database and parameters stay. */
export function roleUrls(ownerUrl: string, secrets: Secrets): DatabaseUrls {
  const as = (role: string, password: string) => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = password;
    return url.href;
  };
  return {
    DATABASE_APP_URL: as(ROLES.app, secrets.appPassword),
    DATABASE_IDENTITY_URL: as(ROLES.identity, secrets.identityPassword),
    DATABASE_DIRECTORY_URL: as(ROLES.directory, secrets.directoryPassword),
    ENGINE_DATABASE_URL: as(ROLES.engine, secrets.enginePassword),
  };
}
