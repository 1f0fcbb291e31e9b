import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/explain.mjs';
import { copyCluster } from './copy-cluster';
import { type Manifest, writeManifest } from './manifest';

/**
 * Copies all that an installation cannot be made again from: the database, while it runs, and the secrets that open what is sealed in
 * it. It gets its name last, so that what bears it is whole.
 * @param data the data folder
 * @param to a folder that does not exist yet
 */
export async function backup(ownerUrl: string, data: string, to: string): Promise<Manifest> {
  if (existsSync(to)) throw new Problem(`${to} exists already: a backup never replaces another. Name a new folder.`);
  const half = `${to}.partial`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(join(half, 'pg'), { recursive: true, mode: 0o700 });
  try {
    const facts = await copyCluster(ownerUrl, join(data, 'pg', 'data'), join(half, 'pg', 'data'));
    for (const name of ['pg/password', 'secrets.json', 'sample-anchor'])
      if (existsSync(join(data, name))) cpSync(join(data, name), join(half, name));
    const manifest = await writeManifest(half, facts);
    renameSync(half, to);
    return manifest;
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
}
