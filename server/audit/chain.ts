import { createHash, createHmac } from 'node:crypto';
import { derivedKey } from '../identity/derive-key';

/** A row of the log as the chain takes it. `at` and `data` are PostgreSQL's own text, so that nothing is rounded on the way. */
export interface ChainedRow {
  seq: number;
  at: string;
  actor_id: string | null;
  actor: string;
  via: string;
  action: string;
  target: string | null;
  data: string | null;
  request_id: string | null;
}

/** The key is derived from SESSION_SECRET and never in the database: who can write there cannot make a link. */
const key = (): Buffer => derivedKey('audit chain');

/** Names the key that sealed a row, without telling it. */
export const auditKeyId = (): string => createHash('sha256').update('key id').update(key()).digest('hex').slice(0, 8);

const hmac = (parts: readonly unknown[]): string => createHmac('sha256', key()).update(JSON.stringify(parts)).digest('hex');

/** One link: over the link before (empty for the first), the organization, and each value of the row in a fixed order. */
export function linkOf(previous: string, orgId: string, row: ChainedRow): string {
  const { seq, at, actor_id, actor, via, action, target, data, request_id } = row;
  return hmac(['audit 1', previous, orgId, seq, at, actor_id, actor, via, action, target, data, request_id]);
}

export interface Tombstone {
  orgId: string;
  erasedAt: string;
  lastSeq: number;
  headMac: string;
  keyId: string;
}

export const tombstoneMac = ({ orgId, erasedAt, lastSeq, headMac, keyId }: Tombstone): string =>
  hmac(['tombstone 1', orgId, erasedAt, lastSeq, headMac, keyId]);
