import { describe, expect, it } from 'vitest';
import { parseEvents } from './parse-events';

const SEED = '1795000000000,c2VlZHNlZWQ=';
let serial = 0;
const parse = (body: unknown, seed?: string) => parseEvents(body, seed, 42, () => `random-${serial++}`);

describe('parseEvents', () => {
  it('reads one event or a list, and fills in what is missing', () => {
    const [event] = parse({ name: 'a/b' });
    expect(event).toMatchObject({ name: 'a/b', data: {}, ts: 42 });
    expect(parse([{ name: 'a', id: 'x', data: { y: 1 }, ts: 7, v: '1' }, { name: 'b' }])).toMatchObject([
      { id: 'x', data: { y: 1 }, ts: 7, v: '1' },
      { name: 'b' },
    ]);
  });

  it('gives the same ids to the same post, and others to others', () => {
    const ids = (seed?: string) => parse([{ name: 'a' }, { name: 'a' }], seed).map(({ id }) => id);
    expect(ids(SEED)).toEqual(ids(SEED));
    expect(new Set([...ids(SEED), ...ids(), ...ids(`9${SEED}`)]).size).toBe(6);
    expect(ids('nonsense')).not.toEqual(ids('nonsense'));
  });

  it.each([
    ['no name', { data: {} }],
    ['a name of the engine', { name: 'inngest/function.failed' }],
    ['a control character', { name: 'a\u0000b' }],
    ['a pattern', { name: 'a/*' }],
    ['data that is no object', { name: 'a', data: 'x' }],
    ['an event that is too large', { name: 'a', data: { x: 'x'.repeat(1024 * 1024) } }],
  ])('refuses %s', (_what, event) => expect(() => parse([event])).toThrow());
});
