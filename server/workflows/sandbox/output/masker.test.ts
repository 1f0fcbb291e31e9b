import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Masker } from './masker';

const secret = 'wJalrXUtnFEMI/K7+MDENG "quoted" ü';

function masked(text: string | Buffer, secrets = [secret], cut = 0): string {
  const masker = new Masker(secrets);
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += cut || bytes.length) parts.push(masker.push(bytes.subarray(at, at + (cut || bytes.length))));
  return Buffer.concat([...parts, masker.end()]).toString();
}

const forms: Record<string, string> = {
  raw: secret,
  backwards: [...secret].reverse().join(''),
  hex: Buffer.from(secret).toString('hex'),
  'hex in capitals': Buffer.from(secret).toString('hex').toUpperCase(),
  'percent-encoded': encodeURIComponent(secret),
  'percent-encoded in small letters': encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
  'as a form field': encodeURIComponent(secret).replaceAll('%20', '+'),
  'in JSON': JSON.stringify(secret).slice(1, -1),
  'in JSON in JSON': JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  base64: Buffer.from(secret).toString('base64'),
  base64url: Buffer.from(secret).toString('base64url'),
};

for (const [name, form] of Object.entries(forms))
  for (const cut of [0, 1, 7])
    it(`masks a secret ${name}, in chunks of ${cut || 'any number of'} bytes`, () => {
      const text = masked(`before ${form} after\n`, [secret], cut);
      expect(text.startsWith('before ***')).toBe(true);
      expect(text.endsWith(' after\n')).toBe(true);
      expect(text).not.toContain(form.slice(2, -4));
    });

for (const before of ['', 'a', 'ab', 'abc'])
  it(`masks a secret in base64 of a longer text, ${before.length} bytes after its beginning`, () => {
    const whole = Buffer.from(`${before}${secret}and more`).toString('base64');
    const text = masked(`${whole}\n`);
    expect(text).toContain('***');
    expect(Buffer.from(text, 'base64').toString()).not.toContain('XUtnFEMI');
  });

it('masks a secret that is broken over lines, and keeps the line breaks', () => {
  const folded = Buffer.from(secret).toString('base64').replaceAll(/.{10}/g, '$&\n');
  expect(masked(`a\n${folded}\nb\n`).replaceAll('\n', '')).toBe('a***b');
  expect(masked('one\ntopsecret\r\nvalue\ntwo\n', ['topsecretvalue'])).toBe('one\n***\r\n\ntwo\n');
});

it('masks each line of a secret with several lines', () => {
  const key = '-----BEGIN KEY-----\nabcdefghijklmnop\nqrstuvwxyz012345\n-----END KEY-----\n';
  expect(masked('line: qrstuvwxyz012345.', [key])).toBe('line: ***.');
  expect(masked(key, [key]).replaceAll('\n', '')).toBe('***');
});

it('masks secrets that overlap, and the longer of two', () => {
  expect(masked('x abcdefgh y', ['abcdef', 'cdefgh'])).toBe('x *** y');
  expect(masked('x abcdefgh y', ['abcd', 'abcdefgh'])).toBe('x *** y');
});

it('leaves what is no secret as it is, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (bytes, cut) => {
      const masker = new Masker(['a secret that random bytes do not hold']);
      const parts: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += cut) parts.push(masker.push(bytes.subarray(at, at + cut)));
      expect(Buffer.concat([...parts, masker.end()]).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

it('holds back no more than the beginning of a secret, and in a pause only what is more than chance', () => {
  const masker = new Masker(['topsecretvalue']);
  expect(masker.push(Buffer.from('a bow\n')).toString()).toBe('a bow\n');
  expect(masker.push(Buffer.from('a cat\n')).toString()).toBe('a ca');
  expect(masker.pause().toString()).toBe('t\n');
  expect(masker.push(Buffer.from('and tops')).toString()).toBe('and ');
  expect(masker.pause().toString()).toBe('');
  expect(masker.push(Buffer.from('hop\n')).toString()).toBe('topshop\n');
});

it('does not mask what is too short to be told from words', () => {
  expect(masked('abc abc', ['abc'])).toBe('abc abc');
});
