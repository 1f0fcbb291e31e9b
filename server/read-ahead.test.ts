import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead';

describe('reading ahead', () => {
  it('gives all in order, having asked for one more than was taken', async () => {
    let asked = 0;
    async function* source() {
      for (let n = 1; n <= 3; n++) {
        asked = n;
        yield n;
      }
    }
    const seen: [number, number][] = [];
    for await (const n of readAhead(source())) {
      await Promise.resolve();
      seen.push([n, asked]);
    }
    expect(seen).toEqual([
      [1, 2],
      [2, 3],
      [3, 3],
    ]);
  });

  it('ends its source when nobody wants more', async () => {
    let ended = false;
    async function* source() {
      try {
        for (let n = 0; ; n++) yield n;
      } finally {
        ended = true;
      }
    }
    for await (const n of readAhead(source())) if (n === 2) break;
    expect(ended).toBe(true);
  });

  it('fails where its source does, after what came before', async () => {
    async function* source() {
      yield 'first';
      throw new Error('gone');
    }
    const seen: string[] = [];
    const reading = (async () => {
      for await (const text of readAhead(source())) {
        seen.push(text);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    await expect(reading).rejects.toThrow('gone');
    expect(seen).toEqual(['first']);
  });
});
