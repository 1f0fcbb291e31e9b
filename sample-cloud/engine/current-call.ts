import { AsyncLocalStorage } from 'node:async_hooks';

/** What the running call is, for helpers that handlers use. */
export interface CurrentCall {
  /** Binds page tokens: `<account>/<region>/<service>:<Operation>`. */
  scope: string;
  /** The error code with which the service refuses a page token. */
  invalidTokenCode: string;
  /** A fault: every page has a next one, under the same token or a fresh one each time. */
  endless?: 'same' | 'fresh';
}

const storage = new AsyncLocalStorage<CurrentCall>();
const outside: CurrentCall = { scope: '', invalidTokenCode: 'InvalidNextToken' };

export function currentCall(): CurrentCall {
  return storage.getStore() ?? outside;
}

export function runCall<T>(call: CurrentCall, run: () => T): T {
  return storage.run(call, run);
}
