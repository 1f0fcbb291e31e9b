import { evaluate, parseExpression } from '../protocol/expression';
import type { InngestEvent } from '../protocol/types';
import type { Slot } from '../slots';
import type { Registry } from '../sync/registry';

/** The slots that a call of a function needs, by the limits that the function has now. */
export async function concurrencySlots(registry: Registry, fnId: string, event: InngestEvent): Promise<Slot[]> {
  const config = await registry.get(fnId);
  return (config?.concurrency ?? []).map(({ key, limit, scope }) => {
    // One organisation, one environment: both wider scopes are the whole engine, told apart by the key's text.
    const owner = scope === 'fn' ? `fn:${fnId}` : `${scope}`;
    return { limit, key: JSON.stringify(key === undefined ? [owner] : [owner, key, evaluate(parseExpression(key), { event })]) };
  });
}
