import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_MS = 5 * 60_000;

/** The header value that signs `body` (text, sent as it is) at a time given in milliseconds. */
export function sign(body: string, key: string, now: number): string {
  const seconds = Math.round(now / 1000).toString();
  return `t=${seconds}&s=${mac(body, seconds, key)}`;
}

/** Whether one of the keys has signed `body` within five minutes of `now` (milliseconds). */
export function isSigned(body: string, header: string | undefined, keys: readonly string[], now: number): boolean {
  const params = new URLSearchParams(header ?? '');
  const [seconds, signature] = [params.get('t') ?? '', params.get('s') ?? ''];
  if (!/^\d+$/.test(seconds) || Math.abs(now - Number(seconds) * 1000) > TOLERANCE_MS) return false;
  return keys.some((key) => equalSecrets(signature, mac(body, seconds, key)));
}

/** What the SDK sends as its bearer token for a signing key: its prefix and the SHA-256 of the key's bytes. */
export function bearerOf(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? '';
  return prefix + createHash('sha256').update(bare(signingKey), 'hex').digest('hex');
}

/** Compares in a time that does not depend on where two texts differ. */
export function equalSecrets(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function mac(body: string, seconds: string, key: string): string {
  return createHmac('sha256', bare(key)).update(body).update(seconds).digest('hex');
}

function bare(key: string): string {
  return key.replace(/^signkey-\w+-/, '');
}
