import type { AnyResource, CollectContext, Gap, GetForResource } from './types';

/**
 * `context.each` over a long page, yielding as it goes: a page of a thousand items with a dozen calls each would otherwise
 * keep its first finding, and all its resources, waiting for its last.
 */
export async function* eachInChunks<I, R extends AnyResource>(
  context: CollectContext,
  items: readonly I[],
  build: (item: I, get: GetForResource, gaps: Gap[]) => Promise<R | null>,
  size = 64,
): AsyncGenerator<R[], void> {
  for (let start = 0; start < items.length; start += size) yield await context.each(items.slice(start, start + size), build);
}
