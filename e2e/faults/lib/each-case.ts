import { it } from 'vitest';
import { chosen, type NamedCase, titleOf } from './cases';

/** One test for each case that this run carries out. */
export function eachCase<C extends NamedCase>(
  cases: readonly C[],
  run: (each: C) => Promise<unknown>,
  options: { spread?: number; choose?: (cases: readonly C[]) => C[] } = {},
): void {
  if (cases.length === 0) throw new Error('There is no case at all: what they are made from was not found.');
  const list = options.choose?.(cases) ?? chosen(cases, options.spread);
  if (list.length === 0) it.skip('no case of these was asked for', () => undefined);
  for (const each of list) it(titleOf(each), async () => void (await run(each)));
}
