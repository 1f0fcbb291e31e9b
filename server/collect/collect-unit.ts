import { type CollectContextOptions, createCollectContext } from './context';
import type { AnyResource, Collector, OperationCoverage } from './types';

export interface CollectUnitOptions extends Omit<CollectContextOptions, 'collector'> {
  collector: Collector;
  /** Takes a page; the next one is not delivered before it has settled. What it throws ends the unit and is thrown on. */
  onResources(resources: AnyResource[]): Promise<void>;
  /** Milliseconds until the unit is cut off: what came by then is kept, and every operation counts as failed. */
  deadlineMs?: number;
  /** Hears of a defect in a collector, which costs the unit its coverage but not the scan. */
  onDefect?(error: unknown): void;
}

/**
 * Reads one unit (service × region) and hands its resources over page by page.
 * AWS's failures end in the coverage that it returns, never in an exception; so do defects of the collector.
 * @throws what `onResources` throws, and the signal's reason when cancelled
 */
export async function collectUnit({
  collector,
  onResources,
  onDefect,
  deadlineMs,
  ...options
}: CollectUnitOptions): Promise<OperationCoverage[]> {
  const { context, coverage, breakAll } = createCollectContext({ ...options, collector });
  const pages = collector.collect(context);
  const { signal } = options;
  const { cancelled, stopListening } = untilAborted(signal);
  const deadline = until(deadlineMs);
  try {
    for (;;) {
      let page: IteratorResult<AnyResource[], void> | 'late';
      try {
        page = await Promise.race([pages.next(), cancelled, deadline.passed]);
      } catch (error) {
        signal?.throwIfAborted();
        onDefect?.(error);
        breakAll('CollectorDefect');
        return coverage();
      }
      if (page === 'late') {
        breakAll('UnitDeadline');
        return coverage();
      }
      if (page.done) return coverage();
      if (page.value.length > 0) await onResources(page.value);
    }
  } finally {
    stopListening();
    deadline.forget();
    // Not awaited: a collector that waits for an answer would keep a cancelled unit alive.
    pages.return().catch(() => undefined);
  }
}

/** `cancelled` rejects with the signal's reason once it is aborted; otherwise it stays open. */
function untilAborted(signal: AbortSignal | undefined): { cancelled: Promise<never>; stopListening: () => void } {
  let onAbort: () => void = () => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal?.reason);
  });
  cancelled.catch(() => undefined);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  return { cancelled, stopListening: () => signal?.removeEventListener('abort', onAbort) };
}

/** `passed` settles once so much time is over. */
function until(ms: number | undefined): { passed: Promise<'late'>; forget: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<'late'>((resolve) => {
    if (ms !== undefined) timer = setTimeout(() => resolve('late'), ms);
  });
  return { passed, forget: () => clearTimeout(timer) };
}
