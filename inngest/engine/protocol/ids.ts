import { createHash } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id that looks like a ULID and is the same for the same parts, so that a repeated start finds the first one. */
export function stableId(...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest();
  let id = '';
  for (let index = 0; index < 26; index++) id += CROCKFORD[(hash[index] ?? 0) & 31];
  return id;
}
