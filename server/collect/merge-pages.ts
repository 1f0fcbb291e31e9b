/**
 * Reads several listings side by side and yields their pages as they come. Each listing has at most one page in hand,
 * and at most `width` listings run, so that memory stays a few pages however large the account is.
 */
export async function* mergePages<T>(sources: readonly AsyncGenerator<T, void>[], width = 6): AsyncGenerator<T, void> {
  const waiting = [...sources];
  const running = new Map<AsyncGenerator<T, void>, Promise<{ source: AsyncGenerator<T, void>; result: IteratorResult<T, void> }>>();
  const advance = (source: AsyncGenerator<T, void>) =>
    running.set(
      source,
      source.next().then((result) => ({ source, result })),
    );
  try {
    for (;;) {
      while (running.size < width) {
        const source = waiting.shift();
        if (!source) break;
        advance(source);
      }
      if (running.size === 0) return;
      const { source, result } = await Promise.race(running.values());
      if (result.done) {
        running.delete(source);
      } else {
        advance(source);
        yield result.value;
      }
    }
  } finally {
    for (const [source, pending] of running) {
      // Nobody waits for these any more; their failures must not end the process.
      pending.catch(() => undefined);
      source.return().catch(() => undefined);
    }
  }
}
