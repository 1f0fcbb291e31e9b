import { createHash } from 'node:crypto';

/** Names a representation by its bytes; the same answer has the same name on every machine. */
export const etagOf = (body: string): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** Whether `If-None-Match` names it (RFC 9110, 13.1.2: compared weakly). */
export function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (!ifNoneMatch) return false;
  const names = ifNoneMatch.split(',').map((name) => name.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(etag);
}
