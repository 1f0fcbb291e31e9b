import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** An id in EC2's form, always the same for the same key: `hexId('i', 'web-1')` is `i-0` and 16 hexadecimal digits. */
export function hexId(prefix: string, key: string): string {
  return `${prefix}-0${digest(`${prefix}/${key}`).toString('hex').slice(0, 16)}`;
}

/** An id in IAM's form: four letters that name the kind, then 17 of base 32. */
export function iamId(prefix: 'AIDA' | 'AROA' | 'AGPA' | 'ANPA' | 'AIPA' | 'ASCA', key: string): string {
  const bytes = digest(`${prefix}/${key}`);
  return prefix + Array.from(bytes.subarray(0, 17), (byte) => BASE32[byte % 32]).join('');
}

/** A UUID in form, not at random. */
export function uuid(key: string): string {
  const hex = digest(`uuid/${key}`).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `length` upper-case letters and digits (generated names of CloudFormation, RDS resource ids). */
export function token(key: string, length: number): string {
  const bytes = digest(`token/${key}`);
  return Array.from({ length }, (_, at) => BASE32[(bytes[at % 32] ?? 0) % 32]).join('');
}

/** A whole number in [0, below), always the same for the same key. */
export function pick(key: string, below: number): number {
  return digest(`pick/${key}`).readUInt32BE(0) % below;
}
