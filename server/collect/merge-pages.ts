/** A page of so many things takes megabytes once it is read. Source: measured with EC2, whose pages hold up to 1,000. */
const largePage = 500;
/** Listings side by side as soon as one has large pages: each of up to 17 regions has such a unit in a large account. */
const widthOfLarge = 2;

/**
 * Reads several listings side by side and yields their pages as they come. Each listing has at most one page in hand,
 * and at most `width` listings run, two once a large page came, so that memory stays a few pages however large the account is.
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
  let atOnce = width;
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
      while (running.size < atOnce) {
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
      running.delete(source);
      if (result.done) continue;
      if (result.value.length >= largePage) atOnce = Math.min(atOnce, widthOfLarge);
      if (running.size < atOnce) advance(source);
      else waiting.unshift(source);
      yield result.value;
    }
  } finally {
    // Nobody waits for these any more; their failures must not end the process.
    for (const source of [...running, ...waiting]) source.return().catch(() => undefined);
  }
}
