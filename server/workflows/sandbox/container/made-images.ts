import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Socket of the engine → name → id of what `npm run sandbox:images` made there. */
const schema = z.record(z.string(), z.record(z.string(), z.string()));

/** What the sandbox keeps between starts. */
export function sandboxFolder(): string {
  const folder = resolve(process.env.CLOUDLENS_DATA_DIR ?? '.data', 'sandbox');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const file = (): string => join(sandboxFolder(), 'images.json');

function read(): z.output<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file()} cannot be read (${(error as Error).message.split('\n')[0]}): delete it and make the images again.`);
  }
}

/** The id of the image that was made under this name; null: it was made elsewhere, and its name alone counts. @throws when the list is damaged */
export const madeImage = (socket: string, name: string): string | null => read()[socket]?.[name] ?? null;

/** Remembers what was made, so that nothing else is taken for it. */
export function rememberImage(socket: string, name: string, id: string): void {
  const all = read();
  writeText(file(), JSON.stringify({ ...all, [socket]: { ...all[socket], [name]: id } }, null, 2));
}

/** In one step: whoever reads meanwhile finds the old or the new. */
export function writeText(path: string, text: string): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o644 });
  renameSync(fresh, path);
}
