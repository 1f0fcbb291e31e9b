import { storableText } from '@/server/collect/data-json';
import { secretIn } from '@/server/workloads/secrets/detect';

export const maskedValue = '***';

/** Bits of information per character: words have about 3, random base64 nearly 6, hex at most 4. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** What AWS's own names look like: long, and no secret. */
const harmless =
  /^(arn:|https?:\/\/|[a-z]+-[0-9a-f]{8,17}$|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$|ami-|Z[A-Z0-9]{10,32}$|A(ROA|IDA|NPA|GPA|IPA)[A-Z0-9]{16,17}$)/;

/** A word of random letters: as many different ones as only a key or a token has, with digits and both cases among them. */
export const looksRandom = (text: string): boolean =>
  /^[A-Za-z0-9+/=_-]{24,}$/.test(text) &&
  /\d/.test(text) &&
  /[a-z]/.test(text) &&
  /[A-Z]/.test(text) &&
  !harmless.test(text) &&
  entropyOf(text) > 4.2;

/** Objects whose every value may be a secret: environment variables. */
const hidesAll = /^(environment_?variables|variables|environment|env)$/i;

export interface Masking {
  /** How many values were hidden. */
  masked: number;
}

/** JSON with what is or may be a secret replaced. Counts into `masking`. */
export function maskSecrets(value: unknown, masking: Masking = { masked: 0 }, name = '', inside = false): unknown {
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, masking, name, inside));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        storableText(key),
        maskSecrets(item, masking, key, inside || (hidesAll.test(key) && isFlat(item))),
      ]),
    );
  if (typeof value !== 'string') return value;
  if (value === '' || !(inside || secretIn(name, value) || looksRandom(value))) return storableText(value);
  masking.masked += 1;
  return maskedValue;
}

/** Names and values, not settings with settings inside. */
const isFlat = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((item) => typeof item !== 'object');
