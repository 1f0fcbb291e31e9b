import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../../docs/security.md');

/** How many cases docs/security.md promises for a line of its table: at least so many. */
export function documentedCases(line: string): number {
  const row = readFileSync(page, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`| ${line} |`));
  const [, number] = /\| at least ([\d,]+) \|$/.exec(row ?? '') ?? [];
  if (!number) throw new Error(`docs/security.md has no line '${line}'.`);
  return Number(number.replaceAll(',', ''));
}
