import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export interface RequestContext {
  readonly requestId: string;
  /** Actions of the audit rows that this request has written. */
  readonly audited: string[];
  /** The Idempotency-Key that the request came with, once it is claimed. */
  idempotency?: { readonly orgId: string; readonly actorId: string; readonly key: string };
}

// On globalThis: a bundler may load this module twice, and both must see the same request.
const store = globalThis as { cloudlensRequests?: AsyncLocalStorage<RequestContext> };
store.cloudlensRequests ??= new AsyncLocalStorage();
const requests = store.cloudlensRequests;

/** The request that this code runs for; undefined in workers and scripts. */
export const requestContext = (): RequestContext | undefined => requests.getStore();

export const withRequestContext = <T>(context: RequestContext, work: () => T): T => requests.run(context, work);

/** The caller's request id when it is a harmless one, else a new one. It goes into logs, so nothing else may come through. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id');
  return given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
