import { createHash } from 'node:crypto';
import { version } from '@/server/health/version';
import { extractors } from './extract/extractors';

let known: string | undefined;

/**
 * Changes when what reads relations does, and with every release, since what they share is not seen here. Accounts carry the one
 * that their relations were read with.
 */
export function extractorsFingerprint(): string {
  if (known) return known;
  const hash = createHash('sha256').update(version);
  for (const [type, extract] of Object.entries(extractors)) hash.update(`${type} ${extract}`);
  known = hash.digest('base64url').slice(0, 22);
  return known;
}
