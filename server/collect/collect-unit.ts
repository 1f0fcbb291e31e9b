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
  const patience = patienceUntil(signal, deadlineMs);
  try {
    for (;;) {
      let page: IteratorResult<AnyResource[], void> | 'late';
      try {
        page = await patience.waitFor(pages.next());
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
    patience.end();
    // Not awaited: a collector that waits for an answer would keep a cancelled unit alive.
    pages.return().catch(() => undefined);
  }
}

/**
 * Waits for one promise after another until the signal is aborted, which rejects with its reason, or the time is over. Not by
 * `Promise.race`: what stays open as long as the unit would hold every page that was ever raced against it.
 */
function patienceUntil(signal: AbortSignal | undefined, ms: number | undefined) {
  let isLate = false;
  let giveUp = (): void => undefined;
  const onAbort = () => giveUp();
  const timer = ms === undefined ? undefined : setTimeout(onLate, ms);
  signal?.addEventListener('abort', onAbort);
  function onLate() {
    isLate = true;
    giveUp();
  }
  return {
    waitFor: <T>(promise: Promise<T>): Promise<T | 'late'> =>
      new Promise((resolve, reject) => {
        giveUp = () => (signal?.aborted ? reject(signal.reason) : resolve('late'));
        if (signal?.aborted || isLate) giveUp();
        promise.then(resolve, reject);
      }),
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}
