import { expect, it } from 'vitest';
import { mergePages } from './merge-pages';

async function* count(name: string, pages: number, log?: string[]): AsyncGenerator<string, void> {
  try {
    for (let page = 1; page <= pages; page += 1) yield `${name}${page}`;
  } finally {
    log?.push(`${name} closed`);
  }
}

it('yields every page of every listing, each in its own order', async () => {
  const seen: string[] = [];
  for await (const page of mergePages([count('a', 3), count('b', 0), count('c', 2)], 2)) seen.push(page);
  expect(seen.toSorted()).toEqual(['a1', 'a2', 'a3', 'c1', 'c2']);
  expect(seen.filter((page) => page.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
});

it('starts no more listings than its width', async () => {
  let started = 0;
  async function* slow(): AsyncGenerator<number, void> {
    started += 1;
    yield started;
  }
  const merged = mergePages([slow(), slow(), slow()], 1);
  await merged.next();
  expect(started).toBe(1);
});

it('passes a failure on and closes the others', async () => {
  const log: string[] = [];
  async function* broken(): AsyncGenerator<string, void> {
    yield* [];
    throw new Error('defect');
  }
  const drain = async () => {
    for await (const _ of mergePages([count('a', 5, log), broken()]));
  };
  await expect(drain()).rejects.toThrow('defect');
  await new Promise((resolve) => setImmediate(resolve));
  expect(log).toEqual(['a closed']);
});
