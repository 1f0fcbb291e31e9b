import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { root } from '@/scripts/lib/root.mjs';
import { type FaultRow, faultRows } from './cases/rows';
import { parts } from './lib/aws-faults';
import { type NamedCase, partOf } from './lib/cases';

// No kind of fault without a case, no case that the table forgets.

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The rows that cases name, with the files that they stand in. */
function rowsOfCases(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')))
    for (const [, row = ''] of readFileSync(join(folder, file), 'utf8').matchAll(/\brow: '([^']+)'/g))
      if (row !== 'mutants') found.set(row, (found.get(row) ?? new Set()).add(file.replaceAll('\\', '/')));
  return found;
}

function whereTried({ rows, elsewhere, notTried }: FaultRow): string {
  if (notTried) return `not tried: ${notTried}`;
  if (elsewhere) return elsewhere;
  const cases = rowsOfCases();
  return (rows ?? []).map((row) => `*${row}* (${[...(cases.get(row) ?? [])].join(', ')})`).join('; ');
}

const table = (): string =>
  [
    '| Fault | Cases, by the row in their titles |',
    '|---|---|',
    ...faultRows.map((each) => `| ${each.fault} | ${whereTried(each)} |`),
  ].join('\n');

describe('the table of faults', () => {
  it.each(faultRows.map((each) => [each.fault, each] as const))('%s: is tried, or says why not', (_, { rows, elsewhere, notTried }) => {
    expect([rows, elsewhere, notTried].filter(Boolean)).toHaveLength(1);
    for (const row of rows ?? []) expect([...rowsOfCases().keys()]).toContain(row);
  });

  it('names every row of cases', () => {
    const named = new Set(faultRows.flatMap(({ rows }) => rows ?? []));
    expect([...rowsOfCases().keys()].filter((row) => !named.has(row))).toEqual([]);
  });

  it('is told in docs/faults.md as it is here', () => {
    const docs = readFileSync(join(root, 'docs/faults.md'), 'utf8');
    const told = /<!-- rows -->\n\n([\s\S]*?)\n\n<!-- \/rows -->/.exec(docs)?.[1];
    expect(told, `Put this between the marks in docs/faults.md:\n\n${table()}\n`).toBe(table());
  });
});

describe('the test files that share cases', () => {
  afterEach(() => vi.unstubAllEnvs());
  const cases = Array.from({ length: 100 }, (_, at): NamedCase => ({ row: `row ${at % 3}`, name: String(at) }));
  const shares = () => Array.from({ length: parts }, (_, part) => partOf(cases, part, parts));

  it('are as many as there are shares', () => {
    const files = readdirSync(folder).filter((name) => /^wire.*\.test\.ts$/.test(name));
    const taken = files.map((name) => Number(/testAwsFaults\((\d+)\)/.exec(readFileSync(join(folder, name), 'utf8'))?.[1]));
    expect(taken.sort()).toEqual(Array.from({ length: parts }, (_, part) => part));
  });

  it('have each case once when all are run', () => {
    vi.stubEnv('CLOUDLENS_TEST_ALL', '1');
    vi.stubEnv('CLOUDLENS_FAULT_CASE', '');
    expect(shares().flat()).toEqual(cases);
    expect(Math.max(...shares().map(({ length }) => length))).toBeLessThan(40);
  });

  it('leave a chosen case, and a spread, to the first', () => {
    vi.stubEnv('CLOUDLENS_TEST_ALL', '1');
    vi.stubEnv('CLOUDLENS_FAULT_CASE', 'row 1: 70');
    expect(shares().map((share) => share.map(({ name }) => name))).toEqual([['70'], [], []]);
    vi.stubEnv('CLOUDLENS_TEST_ALL', '');
    vi.stubEnv('CLOUDLENS_FAULT_CASE', '');
    expect(shares().map(({ length }) => length)).toEqual([3, 0, 0]);
  });
});
