import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json';

const refusal = (text: string): string => {
  try {
    parseJson(text);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('was accepted');
};

describe('parseJson', () => {
  it('agrees with JSON.parse on whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
        const text = JSON.stringify(value);
        if (text.includes('"__proto__":')) return;
        expect(parseJson(text)).toEqual(JSON.parse(text));
        expect(parseJson(JSON.stringify(value, null, 2))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses deep nesting without recursing', () => {
    expect(refusal('['.repeat(20_000))).toContain('64 levels');
    expect(refusal('{"a":'.repeat(20_000))).toContain('64 levels');
    expect(parseJson(`${'['.repeat(64)}${']'.repeat(64)}`)).toBeDefined();
    expect(refusal(`${'['.repeat(65)}${']'.repeat(65)}`)).toContain('64 levels');
  });

  it('refuses a key that stands twice, however it is written', () => {
    expect(refusal('{"a":1,"a":2}')).toContain("'a' stands twice");
    expect(refusal('{"a":1,"\\u0061":2}')).toContain("'a' stands twice");
    expect(refusal('{"x":{"a":[{"a":1}],"b":"a","a":2,"a":3}}')).toContain("'a' stands twice");
    expect(parseJson('{"a":{"a":1},"b":[{"a":1},{"a":2}]}')).toEqual({ a: { a: 1 }, b: [{ a: 1 }, { a: 2 }] });
    expect(parseJson('{"a":"{\\"a\\":1,\\"a\\":2}"}')).toEqual({ a: '{"a":1,"a":2}' });
  });

  it('refuses __proto__ as a key, also in disguise', () => {
    expect(refusal('{"__proto__":{"admin":true}}')).toContain('__proto__');
    expect(refusal('{"a":{"\\u005f_proto__":1}}')).toContain('__proto__');
  });

  it('says that broken JSON is broken, without repeating it', () => {
    for (const text of ['{', '{"secret-value":tru}', '', 'nul', '{"a":1}}', '"\\x"', '[1,]']) {
      expect(refusal(text)).toMatch(/^The body is not valid JSON/);
      expect(refusal(text)).not.toContain('secret-value');
    }
  });
});
