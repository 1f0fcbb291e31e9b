import { describe, expect, it } from 'vitest';
import { shardsOf } from './fuzz-shards';

const paths = (sizes: Record<string, number>) => ({
  paths: Object.fromEntries(
    Object.entries(sizes).map(([tag, size]) => [
      `/api/${tag}`,
      Object.fromEntries(['get', 'post', 'put', 'patch', 'delete'].slice(0, size).map((method) => [method, { tags: [tag] }])),
    ]),
  ),
});

describe('the parts of the API that the fuzzer tries', () => {
  it('hold each tag once, the largest first, and are filled up', () => {
    expect(shardsOf(paths({ a: 1, b: 5, c: 3, d: 4, e: 2 }), /^$/, 6)).toEqual([
      { tags: ['b', 'a'], operations: 6 },
      { tags: ['d', 'e'], operations: 6 },
      { tags: ['c'], operations: 3 },
    ]);
  });

  it('leave out what is left out, and hold a tag that is larger than a part', () => {
    expect(shardsOf(paths({ a: 5, b: 2 }), /^\/api\/b/, 3)).toEqual([{ tags: ['a'], operations: 5 }]);
  });

  it('refuse an operation that would be in none or in two', () => {
    for (const tags of [[], ['a', 'b']]) expect(() => shardsOf({ paths: { '/x': { get: { tags } } } }, /^$/)).toThrow('GET /x has');
  });
});
