import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Every place of a folder of the product where a test may kill the process, read from the sources: a new one cannot be forgotten.
 * @param files the names of those that count; all of the folder by default
 */
export function failpointsOf(folder: string, files?: readonly string[]): string[] {
  const path = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && (!files || files.includes(basename(file))))
    .flatMap((file) => [...readFileSync(join(path, file), 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map((match) => match[1] ?? ''));
}
