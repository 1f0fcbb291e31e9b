import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './explain.mjs';
import { writePrivateFile } from './private-file';

const names = [
  'sessionSecret',
  'encryptionKey',
  'inngestSigningKey',
  'inngestEventKey',
  'appPassword',
  'identityPassword',
  'directoryPassword',
  'enginePassword',
] as const;

/** Random 32-byte values in hex that an installation makes for itself. */
export type Secrets = Record<(typeof names)[number], string> & {
  /** Encryption keys before the present one, comma-separated, newest first: still good for reading. */
  encryptionKeyPrevious?: string;
};

/**
 * The installation's own secrets from `secrets.json` in the data folder (mode 600). What is missing is made and kept, so
 * that a newer version may need one more. The file is as precious as the database: without it, stored AWS keys cannot be read.
 */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const known = existsSync(path) ? parse(path) : {};
  const missing = names.filter((name) => !known[name]);
  const made = Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('hex')]));
  const secrets = { ...known, ...made } as Secrets;
  if (missing.length > 0) writePrivateFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** A new encryption key in `secrets.json`; the present one stays readable. */
export function renewEncryptionKey(dataDir: string): Secrets {
  const { encryptionKey, encryptionKeyPrevious, ...others } = loadSecrets(dataDir);
  const previous = [encryptionKey, ...(encryptionKeyPrevious ? [encryptionKeyPrevious] : [])].join(',');
  const renewed = { ...others, encryptionKey: randomBytes(32).toString('hex'), encryptionKeyPrevious: previous };
  writePrivateFile(join(dataDir, 'secrets.json'), `${JSON.stringify(renewed, null, 2)}\n`);
  return renewed;
}

function parse(path: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Problem(
      `${path} is not valid JSON: restore it from a backup (stored AWS keys cannot be read without it), or remove the data folder to begin anew.`,
    );
  }
}
