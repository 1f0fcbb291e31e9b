import { crc32 } from 'node:zlib';
import { randomText, sameDigest, sha256 } from './secret-token';

const pattern = /^cl_live_([0-9A-Za-z]{8})_([0-9A-Za-z]{32})_([0-9a-z]{6})$/;

/** Six characters over all before them, so that scanners and we tell a key from a typing error without asking the database. */
function checksum(body: string): string {
  return (crc32(body) % 36 ** 6).toString(36).padStart(6, '0');
}

/** A new key `cl_live_<id>_<secret>_<checksum>`: the secret has 190 random bits. `key` is shown once and never stored. */
export function generateApiKey(): { key: string; keyId: string; secretHash: string } {
  const keyId = randomText(8);
  const secret = randomText(32);
  const body = `cl_live_${keyId}_${secret}`;
  return { key: `${body}_${checksum(body)}`, keyId, secretHash: sha256(secret) };
}

export const looksLikeApiKey = (text: string): boolean => text.startsWith('cl_');

/** The parts of a well-formed key, else null. */
export function parseApiKey(text: string): { keyId: string; secret: string } | null {
  const [, keyId, secret, sum] = pattern.exec(text) ?? [];
  if (!keyId || !secret || checksum(`cl_live_${keyId}_${secret}`) !== sum) return null;
  return { keyId, secret };
}

export const isSecretOf = (secret: string, secretHash: string): boolean => sameDigest(sha256(secret), secretHash);
