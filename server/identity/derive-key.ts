import { hkdfSync } from 'node:crypto';
import { env } from '../env';

const derived = new Map<string, Buffer>();

/** A 32-byte key for one purpose, from SESSION_SECRET; knowing one of them tells nothing about another. */
export function derivedKey(purpose: string): Buffer {
  const secret = env().SESSION_SECRET;
  const name = `${purpose}\0${secret}`;
  const known = derived.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', secret, '', `cloudlens ${purpose}`, 32));
  derived.set(name, key);
  return key;
}
