import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { mutants } from './mutants';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Makes the product wrong as the mutant says, while it is loaded: no file is touched. @throws when the mutant no longer fits */
export function mutantPlugin(name: string): Plugin {
  const mutant = mutants.find((each) => each.name === name);
  if (!mutant) throw new Error(`There is no mutant '${name}'.`);
  return {
    name: 'mutant',
    enforce: 'pre',
    transform(code, id) {
      const mine = mutant.edits.filter(({ file }) => id.split('?')[0] === `${root}${file}`);
      return mine.length === 0 ? undefined : mine.reduce(apply, code);
    },
  };
}

/** The code with one edit made. @throws when what is to be replaced does not stand there exactly once */
export function apply(code: string, { file, find, replace }: { file: string; find: string; replace: string }): string {
  if (code.split(find).length !== 2) throw new Error(`'${find}' does not stand once in ${file}: bring the mutant up to date.`);
  return code.replace(find, () => replace);
}
