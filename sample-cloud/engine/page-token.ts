import { createHash } from 'node:crypto';
import type { CurrentCall } from './current-call';

/** A token that only the same operation in the same account and region accepts back. */
export function encodePageToken(offset: number, call: CurrentCall): string {
  return Buffer.from(`${offset}.${seal(offset, call)}`).toString('base64url');
}

/** The offset, or undefined for a token that this operation did not give. */
export function decodePageToken(token: string, call: CurrentCall): number | undefined {
  const match = /^(\d{1,12})\.([0-9a-f]{16})$/.exec(Buffer.from(token, 'base64url').toString('latin1'));
  if (!match) return undefined;
  const offset = Number(match[1]);
  return match[2] === seal(offset, call) ? offset : undefined;
}

function seal(offset: number, call: CurrentCall): string {
  return createHash('sha256').update(`${call.scope} ${offset}`).digest('hex').slice(0, 16);
}
