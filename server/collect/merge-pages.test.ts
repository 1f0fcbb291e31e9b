import { expect, it } from 'vitest';
import { mergePages } from './merge-pages';
import { watchHeld } from './test/watch-held';

async function* count(name: string, pages: number, log?: string[]): AsyncGenerator<string[], void> {
  try {
    for (let page = 1; page <= pages; page += 1) yield [`${name}${page}`];
  } finally {
    log?.push(`${name} closed`);
  }
}

it('yields every page of every listing, each in its own order', async () => {
  const seen: string[] = [];
  for await (const page of mergePages([count('a', 3), count('b', 0), count('c', 2)], 2)) seen.push(...page);
  expect(seen.toSorted()).toEqual(['a1', 'a2', 'a3', 'c1', 'c2']);
  expect(seen.filter((page) => page.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
});

it('starts no more listings than its width', async () => {
  let started = 0;
  async function* slow(): AsyncGenerator<number[], void> {
    started += 1;
    yield [started];
  }
  const merged = mergePages([slow(), slow(), slow()], 1);
  await merged.next();
  expect(started).toBe(1);
});

it('passes a failure on and closes the others', async () => {
  const log: string[] = [];
  async function* broken(): AsyncGenerator<string[], void> {
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

it('closes all listings that run when nobody wants more of them', async () => {
  let [open, closed] = [0, 0];
  async function* listing(): AsyncGenerator<string[], void> {
    open += 1;
    try {
      for (;;) yield Array.from({ length: 1_000 }, () => 'x');
    } finally {
      closed += 1;
    }
  }
  let taken = 0;
  for await (const _page of mergePages(Array.from({ length: 8 }, listing))) if (++taken === 10) break;
  await new Promise((resolve) => setImmediate(resolve));
  expect([open, closed]).toEqual([6, 6]);
});

it('reads six pages ahead beside the one that is worked on, and no more', async () => {
  let [made, taken, inHand] = [0, 0, 0];
  async function* listing(): AsyncGenerator<string[], void> {
    for (let page = 0; page < 20; page += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      made += 1;
      yield [`page ${page}`];
    }
  }
  for await (const _page of mergePages(Array.from({ length: 8 }, listing))) {
    // Whatever is to be read ahead is read by now.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    taken += 1;
    inHand = Math.max(inHand, made - taken + 1);
  }
  expect(taken).toBe(160);
  expect(inHand).toBe(7);
});

it.each([1, 1_000])('lets listings that run tell each other what they wait for, with pages of %i', async (length) => {
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const page = Array.from({ length }, () => 'x');
  async function* waits(): AsyncGenerator<string[], void> {
    yield page;
    await told;
    yield page;
  }
  async function* tells(): AsyncGenerator<string[], void> {
    for (let number = 0; number < 3; number += 1) yield page;
    tell();
  }
  let taken = 0;
  let isOver = false;
  const read = async () => {
    for await (const _page of mergePages([tells(), waits(), waits(), waits()], 4)) taken += 1;
    isOver = true;
  };
  void read();
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([isOver, taken]).toEqual([true, 9]);
});

it('holds no page that was taken while another listing takes long', async () => {
  const pages = watchHeld();
  let held = 0;
  let answer = (): void => undefined;
  async function* slow(): AsyncGenerator<string[], void> {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    yield ['slow'];
  }
  let taken = 0;
  for await (const page of mergePages([slow(), count('quick', 20)])) {
    pages.show(page);
    held = Math.max(held, await pages.held());
    if (++taken === 20) answer();
  }
  expect(taken).toBe(21);
  expect(held).toBeLessThanOrEqual(3);
});
