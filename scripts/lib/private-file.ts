import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner may read (mode 600), whole or not at all. */
export function writePrivateFile(path: string, text: string): void {
  const half = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, text, { mode: 0o600, flag: 'wx' });
  renameSync(half, path);
}
