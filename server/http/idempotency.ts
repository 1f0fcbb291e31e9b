import { createHash } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { carriedOut, idempotencyKeys } from '@/drizzle/schema/audit';
import { withOrg } from '../db';
import { AppError } from '../errors';
import { failpoint } from '../failpoint';
import type { Actor } from '../identity/actor';
import { requestContext } from './context';

export const keepMs = 24 * 3600_000;
/** A first request that has not answered by then has died with its process. */
const abandonedMs = 5 * 60_000;

interface Answer {
  status: number;
  body: unknown;
}

/** The caller's Idempotency-Key, if any. */
export function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new AppError('BAD_REQUEST', 'Idempotency-Key must be 1 to 200 visible ASCII characters, a UUID for example.');
  return key;
}

/** What makes two requests the same, whatever the order of query parameters or keys was. */
export const requestHash = (parts: unknown): string => createHash('sha256').update(canonical(parts)).digest('hex');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date || typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/**
 * Does the work once per key: repeats get the first answer. A refused or failed first request leaves no trace, so it may be
 * repeated. The key is claimed in a transaction of its own and marked in the deed's, with its audit row: after a crash in
 * between, repeats are told that the deed is done. A crash before the deed lets the work run again.
 * @throws AppError UNPROCESSABLE when the key came with another request, CONFLICT while the first is still running or when its answer was lost
 */
export async function once(
  actor: Actor,
  key: string,
  operation: string,
  hash: string,
  work: () => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const earlier = await claim(actor, key, operation, hash);
  if (earlier) return { ...earlier, replayed: true };
  const context = requestContext();
  if (context) context.idempotency = { orgId: actor.orgId, actorId: actor.userId, key };
  const row = and(eq(idempotencyKeys.orgId, actor.orgId), eq(idempotencyKeys.actorId, actor.userId), eq(idempotencyKeys.key, key));
  try {
    const answer = await work();
    failpoint('request.unanswered');
    await withOrg(actor, (tx) => tx.update(idempotencyKeys).set({ status: answer.status, response: answer.body }).where(row));
    return { ...answer, replayed: false };
  } catch (error) {
    await withOrg(actor, (tx) => tx.delete(idempotencyKeys).where(row)).catch(() => {});
    throw error;
  }
}

/** null: the key is ours now. Else the first request's answer. */
async function claim(actor: Actor, key: string, operation: string, hash: string): Promise<Answer | null> {
  const now = Date.now();
  const fresh = { operation, requestHash: hash, status: null, response: null, createdAt: new Date(now) };
  return withOrg(actor, async (tx) => {
    const own = and(eq(idempotencyKeys.orgId, actor.orgId), eq(idempotencyKeys.actorId, actor.userId));
    await tx.delete(idempotencyKeys).where(and(own, lt(idempotencyKeys.createdAt, new Date(now - keepMs))));
    const claimed = await tx
      .insert(idempotencyKeys)
      .values({ orgId: actor.orgId, actorId: actor.userId, key, ...fresh })
      .onConflictDoUpdate({
        target: [idempotencyKeys.orgId, idempotencyKeys.actorId, idempotencyKeys.key],
        set: fresh,
        setWhere: and(isNull(idempotencyKeys.status), lt(idempotencyKeys.createdAt, new Date(now - abandonedMs))),
      })
      .returning({ key: idempotencyKeys.key });
    if (claimed.length > 0) return null;
    const [first] = await tx
      .select()
      .from(idempotencyKeys)
      .where(and(own, eq(idempotencyKeys.key, key)));
    if (first && (first.requestHash !== hash || first.operation !== operation)) {
      throw new AppError('UNPROCESSABLE', 'This Idempotency-Key was used with another request: make a new key for each one.');
    }
    if (first?.status === carriedOut && first.createdAt < new Date(now - abandonedMs))
      throw new AppError(
        'CONFLICT',
        'The first request with this Idempotency-Key was carried out, but its answer has been lost. Look at what is there; to have it done once more, make a new key.',
      );
    if (!first || first.status === null || first.status === carriedOut)
      throw new AppError('CONFLICT', 'The first request with this Idempotency-Key is still running: repeat it in a moment.');
    return { status: first.status, body: first.response };
  });
}
