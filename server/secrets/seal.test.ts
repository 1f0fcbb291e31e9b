import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeyRing, parseMasterKey } from './key-ring';
import { associatedData, type SecretPlace } from './place';
import { openSecret, rewrapSecret, sealSecret } from './seal';
import { readSealed, writeSealed } from './sealed-value';

const newKey = () => randomBytes(32).toString('base64');
const key = newKey();
const ring = makeKeyRing(key, '');
const place: SecretPlace = { orgId: '7a1c', table: 'keys', rowId: 'row-1', column: 'secret' };
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('a sealed secret', () => {
  it('opens where it was sealed, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(await openSecret(place, await sealSecret(place, text, ring), ring)).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  it('never looks the same twice, and shows nothing of what it holds', async () => {
    const [one, other] = [await sealSecret(place, secret, ring), await sealSecret(place, secret, ring)];
    const [a, b] = [readSealed(one), readSealed(other)];
    for (const part of ['wrappedKey', 'iv', 'tag', 'ciphertext'] as const)
      expect(a?.[part].equals(b?.[part] ?? Buffer.alloc(0)), part).toBe(false);
    expect(one).not.toContain(Buffer.from(secret).toString('base64url').slice(0, 12));
  });

  it.each([
    ['organization', { orgId: '7a1d' }],
    ['no organization', { orgId: null }],
    ['table', { table: 'keys2' }],
    ['row', { rowId: 'row-2' }],
    ['column', { column: 'token' }],
    ['place whose parts join to the same text', { table: 'key', rowId: 'srow-1' }],
  ])('does not open in another %s', async (_, other) => {
    const text = await sealSecret(place, secret, ring);
    await expect(openSecret({ ...place, ...other }, text, ring)).rejects.toThrow('could not be unwrapped');
    await expect(rewrapSecret({ ...place, ...other }, text, makeKeyRing(newKey(), key))).rejects.toThrow('could not be unwrapped');
  });

  it('does not open when a single bit of any part is another', async () => {
    const value = readSealed(await sealSecret(place, secret, ring));
    if (!value) throw new Error('unreadable');
    for (const part of ['wrappedKey', 'iv', 'tag', 'ciphertext'] as const) {
      for (const index of [0, value[part].length - 1]) {
        const bent = Buffer.from(value[part]);
        bent[index] = (bent[index] ?? 0) ^ 1;
        await expect(openSecret(place, writeSealed({ ...value, [part]: bent }), ring), part).rejects.toMatchObject({
          name: 'SealedSecretError',
        });
      }
    }
  });

  it('takes no shortened tag', async () => {
    const value = readSealed(await sealSecret(place, secret, ring));
    if (!value) throw new Error('unreadable');
    for (const length of [4, 8, 12, 15]) {
      await expect(openSecret(place, writeSealed({ ...value, tag: value.tag.subarray(0, length) }), ring)).rejects.toThrow(
        'is not a sealed secret',
      );
      const wrappedKey = Buffer.concat([value.wrappedKey.subarray(0, 12 + length), value.wrappedKey.subarray(28)]);
      await expect(openSecret(place, writeSealed({ ...value, wrappedKey }), ring)).rejects.toThrow('could not be unwrapped');
    }
  });

  it.each(['', secret, 'cl1.', 'cl1.local:0.AAAA.AAAA.AAAA.AAAA', 'cl2.x.y.z.a.b'])(
    'is told from %j, and the message does not quote it',
    async (text) => {
      const failure = await openSecret(place, text, ring).catch((error: Error) => error.message);
      expect(failure).toBe('What lies in keys.secret of row row-1 is not a sealed secret.');
    },
  );
});

describe('changing the master key', () => {
  it('keeps old secrets readable, wraps them anew without touching what is encrypted, and needs the old key no longer', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const text = await sealSecret(place, secret, makeKeyRing(old, ''));
    const both = makeKeyRing(fresh, old);
    expect(await openSecret(place, text, both)).toBe(secret);
    const renewed = await rewrapSecret(place, text, both);
    expect(await openSecret(place, renewed, makeKeyRing(fresh, ''))).toBe(secret);
    expect(renewed.split('.').slice(3)).toEqual(text.split('.').slice(3));
    expect(await rewrapSecret(place, renewed, both)).toBe(renewed);
    await expect(openSecret(place, renewed, makeKeyRing(old, ''))).rejects.toThrow(
      /neither ENCRYPTION_KEY nor among ENCRYPTION_KEY_PREVIOUS/,
    );
  });

  it('does not take a wrapping under another key’s name', async () => {
    const [one, other] = [newKey(), newKey()];
    const both = makeKeyRing(one, other);
    const value = readSealed(await sealSecret(place, secret, both));
    const otherId = parseMasterKey(other)?.id ?? '';
    if (!value) throw new Error('unreadable');
    await expect(openSecret(place, writeSealed({ ...value, keyId: otherId }), both)).rejects.toThrow('could not be unwrapped');
  });
});

describe('a master key', () => {
  it.each([
    '',
    'x',
    'A'.repeat(32),
    newKey().slice(0, 40),
    `${newKey()}AAAA`,
    'aws-kms:alias/cloudlens',
    'aws-kms:arn:aws:kms:eu-west-1:111122223333:alias/x',
    'aws-kms:',
    `${'!'.repeat(10)}${newKey()}`,
  ])('is refused as %j', (text) => {
    expect(parseMasterKey(text)).toBeNull();
  });

  it('may be base64, with or without padding, or hex: the same bytes are the same key', () => {
    const bytes = randomBytes(32);
    const ids = ['base64', 'hex', 'base64url'].slice(0, 2).map((encoding) => parseMasterKey(bytes.toString(encoding as 'hex'))?.id);
    expect(new Set([...ids, parseMasterKey(bytes.toString('base64').replace('=', ''))?.id]).size).toBe(1);
    expect(ids[0]).toMatch(/^local:[0-9a-f]{16}$/);
  });

  it('that is wrong is named by its setting, not by its value', () => {
    expect(() => makeKeyRing('hunter2', '')).toThrow(/^ENCRYPTION_KEY is not a key: (?!.*hunter2)/);
    expect(() => makeKeyRing(newKey(), `${newKey()}, hunter2`)).toThrow(/^ENCRYPTION_KEY_PREVIOUS is not a key: (?!.*hunter2)/);
  });
});

describe('associated data', () => {
  it('differs for different places', () => {
    const text = fc.string({ maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), fc.tuple(text, text, text, text), (one, other) => {
        const aad = ([orgId, table, rowId, column]: [string, string, string, string]) =>
          associatedData('x', { orgId, table, rowId, column });
        expect(aad(one).equals(aad(other))).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});
