import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { Problem } from '../lib/explain.mjs';
import { writePrivateFile } from '../lib/private-file';

const name = 'manifest.json';

const schema = z.strictObject({
  format: z.literal(1),
  /** ISO 8601. What was committed by then is in it, and maybe some of what came after. */
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  postgres: z.string(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: z.string().length(64) })),
});
export type Manifest = z.infer<typeof schema>;

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== name)
    .sort();
}

/** Puts down what a backup consists of, as its last file. */
export async function writeManifest(folder: string, facts: Omit<Manifest, 'format' | 'files'>): Promise<Manifest> {
  const files: Manifest['files'] = [];
  for (const path of filesIn(folder)) {
    const file = join(folder, path);
    files.push({ path, bytes: statSync(file).size, sha256: await hashOf(file) });
  }
  const manifest = { format: 1 as const, ...facts, files };
  writePrivateFile(join(folder, name), `${JSON.stringify(manifest)}\n`);
  return manifest;
}

/** Reads every file of a backup again. @throws Problem that names what is missing, changed, or beside it */
export async function checkBackup(folder: string): Promise<Manifest> {
  const file = join(folder, name);
  if (!existsSync(file)) throw new Problem(`${folder} is no whole backup: it has no ${name}.`);
  const read = schema.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success) throw new Problem(`${file} cannot be read: it is of another version, or was changed.`);
  const manifest = read.data;
  const there = new Set(filesIn(folder));
  const wrong: string[] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    if (!there.delete(path)) wrong.push(`${path} is missing`);
    else if (statSync(join(folder, path)).size !== bytes || (await hashOf(join(folder, path))) !== sha256)
      wrong.push(`${path} was changed`);
  }
  wrong.push(...[...there].map((path) => `${path} does not belong to it`));
  if (wrong.length > 0)
    throw new Problem(`${folder} is damaged and was not used: ${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ', …' : ''}.`);
  return manifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
