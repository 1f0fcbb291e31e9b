import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { NamedCase } from './lib/cases';
import { eachCase } from './lib/each-case';
import { type Mutant, mutants } from './mutants/mutants';
import { apply } from './mutants/plugin';

// The checker is only worth something if it notices: each mutant is the product with one thing wrong.

const root = fileURLToPath(new URL('../../', import.meta.url));
const caught: string[] = [];

/** Runs the mutant's case in a process of its own and returns what its report says. */
async function runMutant(mutant: Mutant): Promise<{ code: number; said: string }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config=scripts/test/mutant.config.ts', `e2e/faults/${mutant.suite}.test.ts`];
  const env = { ...process.env, CLOUDLENS_MUTANT: mutant.name, CLOUDLENS_FAULT_CASE: mutant.case, NO_COLOR: '1', VITEST: undefined };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: code as number, said: said.join('') };
}

it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s: fits the sources', (_, mutant) => {
  for (const each of mutant.edits) expect(apply(readFileSync(`${root}${each.file}`, 'utf8'), each)).toContain(each.replace);
});

describe('a broken product is noticed', () => {
  eachCase(
    mutants.map((mutant): NamedCase & { mutant: Mutant } => ({ row: 'mutants', name: mutant.name, mutant })),
    async ({ mutant }) => {
      const { code, said } = await runMutant(mutant);
      expect(code, said).toBe(1);
      expect(said).toMatch(/Tests .*\d+ failed/);
      const broken = new Set([...said.matchAll(/^(?:.*Error: .*\n)?.*\b(I\d+): /gm)].map((match) => match[1] ?? ''));
      const by = mutant.caughtBy.filter((each) => each === 'suite' || broken.has(each));
      caught.push(`${mutant.name} → ${[...broken].join(', ') || 'the case’s own expectation'}`);
      expect(
        by.length,
        `${mutant.name} was noticed by ${[...broken].join(', ')}, not by ${mutant.caughtBy.join(' or ')}\n${said}`,
      ).toBeGreaterThan(0);
    },
    { spread: 1 },
  );
});

afterAll(() => console.log(caught.join('\n')));
