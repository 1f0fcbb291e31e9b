/**
 * Reads several listings side by side and yields their pages as they come. Each listing has at most one page in hand,
 * and at most `width` listings run, so that memory stays a few pages however large the account is. One that runs goes on to its
 * end: others may wait for what it tells.
 */
export async function* mergePages<T extends readonly unknown[]>(
  sources: readonly AsyncGenerator<T, void>[],
  width = 6,
): AsyncGenerator<T, void> {
  const waiting = [...sources];
  const running = new Set<AsyncGenerator<T, void>>();
  const arrived: { source: AsyncGenerator<T, void>; result: IteratorResult<T, void> }[] = [];
  let failure: { error: unknown } | undefined;
  let wake = (): void => undefined;
  const advance = (source: AsyncGenerator<T, void>) => {
    running.add(source);
    source
      .next()
      .then(
        (result) => arrived.push({ source, result }),
        (error: unknown) => {
          failure ??= { error };
        },
      )
      .finally(() => wake());
  };
  try {
    for (;;) {
      while (running.size < width) {
        const source = waiting.shift();
        if (!source) break;
        advance(source);
      }
      if (running.size === 0) return;
      // Not `Promise.race`: a listing that takes long would hold every page that was raced against it.
      if (arrived.length === 0 && !failure)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (failure) throw failure.error;
      const next = arrived.shift();
      if (!next) continue;
      const { source, result } = next;
      if (result.done) running.delete(source);
      else {
        advance(source);
        yield result.value;
      }
    }
  } finally {
    // Nobody waits for these any more; their failures must not end the process.
    for (const source of running) source.return().catch(() => undefined);
  }
}
