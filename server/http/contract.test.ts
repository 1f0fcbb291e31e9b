import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aliasTarget } from './aliases';
import { operations } from './operations';
import { notBuiltYet, type PromisedCall, promisedCalls } from './promised-calls';

const root = join(import.meta.dirname, '../..');
const shape = (path: string): string => path.replace(/\{\w+\}/g, '{}');

/** The operation behind a call, as proxy.ts would lead it. */
function operationOf(call: PromisedCall) {
  const [method = '', path = ''] = call.split(' ');
  const target = aliasTarget(path) ?? path;
  return operations.find((each) => each.method === method && shape(each.path) === shape(target));
}

describe('the calls that integrations were promised', () => {
  it.each(promisedCalls)('%s is answered at its path', (call) => {
    const operation = operationOf(call);
    expect(operation, 'no operation').toBeDefined();
    const folder = join(root, 'app', operation?.path.replaceAll('{', '[').replaceAll('}', ']') ?? '');
    expect(
      ['route.ts', 'route.tsx'].some((file) => existsSync(join(folder, file))),
      folder,
    ).toBe(true);
  });

  it.each(notBuiltYet)('%s is still to be built', (call) => {
    expect(operationOf(call), 'move it up: it is there').toBeUndefined();
  });

  it('are told in docs/api.md as far as they are missing', () => {
    const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
    const paths = notBuiltYet.map((call) => call.split(' ')[1] ?? '');
    const told = [...page.matchAll(/`(\/api\/[\w/-]+?)(\/…)?`/g)].map(([, path = '', below]) => ({ path, below }));
    const isTold = (path: string) => told.some((each) => path === each.path || (each.below && path.startsWith(`${each.path}/`)));
    expect(paths.filter((path) => !isTold(path))).toEqual([]);
  });
});
