import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every place of a folder of the product where a test may kill the process, read from the sources: a new one cannot be forgotten. */
export function failpointsOf(folder: string): string[] {
  const path = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(path, file), 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map((match) => match[1] ?? ''));
}
