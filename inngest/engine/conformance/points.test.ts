import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from '@/scripts/lib/root.mjs';
import { points } from './points';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = [
  ...readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.startsWith('points')),
  '../../functions/every-engine.test.ts',
];

/** Names of the tests of a number, with the files that they stand in. */
function testsOf(number: number): { file: string; name: string }[] {
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*'(\d+): ([^']+)'/g)]
      .filter((match) => Number(match[1]) === number)
      .map((match) => ({ file, name: match[2] ?? '' })),
  );
}

function table(): string {
  const rows = Object.entries(points).map(([number, { title, state, note }]) => {
    const tests = testsOf(Number(number)).map(
      ({ file, name }) => `${name.replaceAll('|', '\\|').replaceAll('%s', '…')} (${file.split('/').at(-1)})`,
    );
    return `| ${number} | ${title} | ${state}${note ? `: ${note.replaceAll('|', '\\|')}` : ''} | ${tests.join('; ')} |`;
  });
  return ['| | What | Embedded engine | Tests |', '|---|---|---|---|', ...rows].join('\n');
}

describe('the conformance list', () => {
  it.each(Object.keys(points).map(Number))('point %i has a test', (number) => expect(testsOf(number)).not.toEqual([]));

  it('has no test of a point that is not on it', () => {
    const numbers = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*'(\d+): /g)].map((match) => Number(match[1])),
    );
    expect(numbers.filter((number) => !(number in points))).toEqual([]);
  });

  it('is told in docs/engines.md as it is here', () => {
    const docs = readFileSync(join(root, 'docs/engines.md'), 'utf8');
    const told = /<!-- conformance -->\n\n([\s\S]*?)\n\n<!-- \/conformance -->/.exec(docs)?.[1];
    expect(told, `Put this between the marks in docs/engines.md:\n\n${table()}\n`).toBe(table());
  });
});
