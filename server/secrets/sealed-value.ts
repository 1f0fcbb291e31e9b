/** A secret as it is stored: one text that says by itself how it can be opened. */
export interface SealedValue {
  /** Which key has wrapped the data key. */
  keyId: string;
  wrappedKey: Buffer;
  iv: Buffer;
  tag: Buffer;
  ciphertext: Buffer;
}

const VERSION = 'cl1';
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

/** `cl1.<key id>.<wrapped data key>.<iv>.<tag>.<ciphertext>`, bytes in base64url. The database checks the same (scripts/lib/database/sealed-type.ts). */
const format = /^cl1\.([A-Za-z0-9:/_-]+)\.([\w-]{40,})\.([\w-]{16})\.([\w-]{22})\.([\w-]*)$/;

export const writeSealed = ({ keyId, wrappedKey, iv, tag, ciphertext }: SealedValue): string =>
  [VERSION, keyId, ...[wrappedKey, iv, tag, ciphertext].map((bytes) => bytes.toString('base64url'))].join('.');

/** null: not a sealed value. */
export function readSealed(text: string): SealedValue | null {
  const [, keyId, ...encoded] = format.exec(text) ?? [];
  if (keyId === undefined) return null;
  const [wrappedKey, iv, tag, ciphertext] = encoded.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer, Buffer];
  return { keyId, wrappedKey, iv, tag, ciphertext };
}
