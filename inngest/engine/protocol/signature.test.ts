import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';
import { bearerOf, isSigned, sign } from './signature';

const NOW = 1_795_000_000_000;

describe('canonicalJson', () => {
  it('sorts keys at every level and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined, a: null }], a: 'é\u0000"' })).toBe('{"a":"é\\u0000\\"","b":[{"a":null,"d":1}]}');
  });

  it('writes the same text again when that text is parsed, whatever the keys', () => {
    for (const text of [
      '{"toJSON":1,"b":2,"a":{"z":1,"y":2}}',
      '{"__proto__":{"x":1},"constructor":2}',
      '{"10":1,"9":2,"\\ud800":3}',
      '[1e400,-0,1e21]',
    ]) {
      const once = canonicalJson(JSON.parse(text));
      expect(canonicalJson(JSON.parse(once))).toBe(once);
    }
  });
});

describe('signatures', () => {
  it('accepts what one of the keys has signed within five minutes', () => {
    const header = sign('{"a":1}', 'secret', NOW);
    expect(isSigned('{"a":1}', header, ['other', 'secret'], NOW + 299_000)).toBe(true);
  });

  it.each([
    ['another body', '{"a":2}', sign('{"a":1}', 'secret', NOW), NOW],
    ['another key', '{"a":1}', sign('{"a":1}', 'wrong', NOW), NOW],
    ['a stale time', '{"a":1}', sign('{"a":1}', 'secret', NOW), NOW + 301_000],
    ['a time ahead', '{"a":1}', sign('{"a":1}', 'secret', NOW), NOW - 301_000],
    ['no header', '{"a":1}', undefined, NOW],
    ['a time that is none', '{"a":1}', 't=NaN&s=00', NOW],
  ])('refuses %s', (_why, body, header, now) => {
    expect(isSigned(body, header, ['secret'], now)).toBe(false);
  });

  it('leaves the prefix of a key out of the signature and keeps it in the bearer token', () => {
    expect(sign('x', 'signkey-prod-abcd', NOW)).toBe(sign('x', 'abcd', NOW));
    // SHA-256 of the bytes ab cd.
    expect(bearerOf('signkey-prod-abcd')).toBe('signkey-prod-123d4c7ef2d1600a1b3a0f6addc60a10f05a3495c9409f2ecbf4cc095d000a6b');
  });
});
