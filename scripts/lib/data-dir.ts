import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './root.mjs';

/** Where everything lives that a start creates: `.data` in the clone unless CLOUDLENS_DATA_DIR says otherwise. Created on first use, for the owner's eyes only. */
export function dataDir(): string {
  const configured = process.env.CLOUDLENS_DATA_DIR;
  const dir = configured ? resolve(root, configured) : join(root, '.data');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return dir;
}

/** Where the bundled PostgreSQL archives its log, if CLOUDLENS_WAL_ARCHIVE says so. */
export function archiveDir(): string | undefined {
  const configured = process.env.CLOUDLENS_WAL_ARCHIVE;
  return configured ? resolve(root, configured) : undefined;
}
