import { createHash } from 'node:crypto';
import { version } from '@/server/health/version';
import { checks } from './registry';
import type { Check } from './types';

let known: string | undefined;

/**
 * Changes when a check is added, removed or changed, and with every release, since what checks share is not seen here.
 * Accounts carry the fingerprint of the checks that judged them last.
 */
export function catalogueFingerprint(): string {
  known ??= fingerprintOf(checks);
  return known;
}

export function fingerprintOf(all: readonly Check[]): string {
  const hash = createHash('sha256').update(version);
  for (const { id, severity, resourceType, needs, reads, parameters, evaluate } of all)
    hash.update(JSON.stringify([id, severity, resourceType, needs, reads, parameters, evaluate.toString()]));
  return hash.digest('base64url').slice(0, 22);
}
