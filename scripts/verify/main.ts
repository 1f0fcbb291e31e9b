import { Problem } from '../lib/explain.mjs';
import { type Gate, gates } from './gates';

/** `npm run verify`: the checks that need no database and no browser. Runs all of them, then says which failed. */
export async function main(): Promise<void> {
  const failed = await verify();
  if (failed.length > 0) throw new Problem(`${failed.join(', ')} failed.`);
}

/** Runs every gate, prints each with its time, and returns the names of those that failed. */
export async function verify(): Promise<string[]> {
  const verdicts = await Promise.all(gates.map(run));
  return gates.filter((_, index) => !verdicts[index]).map(({ name }) => name);
}

async function run({ name, check }: Gate): Promise<boolean> {
  const began = performance.now();
  const complaint = await check();
  const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(complaint === '' ? `✓ ${name} ${time}` : `✗ ${name} ${time}\n${complaint}`);
  return complaint === '';
}
