import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOrphan } from '../run-name';

const parent = (): string => join(tmpdir(), 'cloudlens-sandbox');

/** The made /etc of a sandbox, file by file. */
export const madeEtc: Record<string, string> = {
  passwd: 'root:x:0:0:root:/nonexistent:/usr/sbin/nologin\nscript:x:65534:65534:script:/tmp:/bin/sh\n',
  group: 'root:x:0:\nscript:x:65534:\n',
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  'resolv.conf': '',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
  hostname: 'sandbox\n',
};

/** Of the machine's /etc, what programs need and anybody may read: found libraries, certificates of authorities, chosen programs. */
export const borrowedEtc = [
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'alternatives',
  'ssl/certs',
  'ssl/openssl.cnf',
  'pki/tls/certs',
  'pki/ca-trust/extracted',
  'ca-certificates',
  'crypto-policies',
] as const;

/** A folder on the machine for one run: an /etc made for it, and places to mount on. Nothing of the run itself is written there. */
export function makeRunFolder(name: string): string {
  const folder = join(parent(), name);
  mkdirSync(parent(), { recursive: true, mode: 0o711 });
  mkdirSync(folder, { mode: 0o711 });
  // The umask takes bits away.
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'etc'), { mode: 0o755 });
  mkdirSync(join(folder, 'mounts'), { mode: 0o711 });
  for (const [file, text] of Object.entries(madeEtc)) writeFileSync(join(folder, 'etc', file), text, { mode: 0o644 });
  return folder;
}

export const removeRunFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Folders of runners that have died. */
export function removeOrphanFolders(): void {
  let names: string[] = [];
  try {
    names = readdirSync(parent());
  } catch {
    return;
  }
  for (const name of names.filter(isOrphan)) removeRunFolder(join(parent(), name));
}
