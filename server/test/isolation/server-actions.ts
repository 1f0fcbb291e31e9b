import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '@/server/action';

const root = join(import.meta.dirname, '../../..');
const folders = ['app', 'components', 'server'];

/** Every file that says 'use server' at its top, and what it exports: what browsers may call. */
export async function serverActions(): Promise<{ name: string; file: string; action: Action }[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => join(folder, file))
      .filter((file) => /^\s*['"]use server['"]/.test(readFileSync(join(root, file), 'utf8'))),
  );
  const found = await Promise.all(
    files.map(async (file) => {
      const module = (await import(/* @vite-ignore */ join(root, file))) as Record<string, Action>;
      return Object.entries(module).map(([name, action]) => ({ name, file, action }));
    }),
  );
  return found.flat();
}

/** 'use server' inside a function would be an action that the list above does not hold. */
export const inlineActions = (): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => join(folder, file))
      .filter((file) => /^\s+['"]use server['"];/m.test(readFileSync(join(root, file), 'utf8'))),
  );
