import { describe, expect, it } from 'vitest';
import { evaluate, holds, parseExpression } from './expression';

const scope = {
  event: {
    name: 'a/b',
    data: { id: 7, size: 2.5, plan: 'pro', ok: true, none: null, tags: ['x', 'y'], map: { k: 1 }, 'odd key': 1, in: 'word' },
  },
  async: { data: { id: 7, plan: "o'neil" } },
};

describe('expressions', () => {
  it.each([
    ['event.data.id == async.data.id', true],
    ['event.data.id == 7.0', true],
    ["event.data.id == '7'", false],
    ["event.data.plan == 'pro' && event.data.ok", true],
    ['event.data.ok == false || event.data.size > 2', true],
    ['!event.data.ok', false],
    ['!(event.data.ok && event.data.missing)', true],
    ['event.data.missing == null', true],
    ['event.data.none.deeper.still == null', true],
    ['event.data.missing > 1', false],
    ["event.data.plan < 'q'", true],
    ["event.data.plan in ['free', 'pro']", true],
    ['event.data.id in [1, 2]', false],
    ["'x' in event.data.tags", true],
    ["'k' in event.data.map", true],
    ["'z' in event.data.missing", false],
    ['event.data["odd key"] == 1', true],
    ['event.data.tags[1] == "y"', true],
    ['event.data.in == "word"', true],
    ["async.data.plan == 'o\\'neil'", true],
    ['event.data.tags == ["x", "y"]', true],
    ['event.data.map != async.data', true],
    ['event.data.id >= -1.5e1', true],
    ['true', true],
    ['event.data.constructor == null', true],
  ])('%s is %s', (source, expected) => expect(evaluate(parseExpression(source), scope)).toBe(expected));

  it('holds when there is none, and not when it gives something else than true', () => {
    expect(holds(undefined, scope)).toBe(true);
    expect(holds('event.data.id', scope)).toBe(false);
  });

  it.each([
    'event.data.size * 2 > 4',
    "event.data.plan.startsWith('p')",
    'has(event.data.id)',
    'size(event.data.tags) > 1',
    'user.id == 1',
    'event.data.ok ? 1 : 2',
    'event.data.id ==',
    '(event.data.ok',
    "event.data.plan == 'open",
    'event.data.id 7',
    'event.data.tags[event.data.id]',
    '',
    "'\\x41' == 'A'",
    '1abc == 1',
  ])('refuses %j', (source) => expect(() => parseExpression(source)).toThrow('is not supported'));
});
