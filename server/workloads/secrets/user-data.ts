import { gunzipSync } from 'node:zlib';
import { detectInText } from './detect';
import type { SecretHit } from './types';

/** EC2 takes 16 KB; what is packed may be more, but no script is ever this long. */
const mostBytes = 1_000_000;

/**
 * Secrets in user data as EC2 gives it: base64, and gzipped where somebody did so. What cannot be unpacked is undefined: nothing is
 * known of it.
 */
export function secretsInUserData(encoded: string | undefined): SecretHit[] | undefined {
  if (!encoded) return [];
  const bytes = Buffer.from(encoded, 'base64');
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    return detectInText(plain.toString('utf8'), 'user data');
  } catch {
    return undefined;
  }
}
