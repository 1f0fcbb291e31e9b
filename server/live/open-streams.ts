/** On globalThis, because the bundler may give pages, routes and instrumentation a copy of this module each. */
const store = globalThis as { cloudlensOpenStreams?: Set<() => void> };

/** Registers a response that stays open; `close` is called when the server is asked to end. Returns how to forget it. */
export function trackStream(close: () => void): () => void {
  store.cloudlensOpenStreams ??= new Set();
  const streams = store.cloudlensOpenStreams;
  streams.add(close);
  return () => {
    streams.delete(close);
  };
}

export const openStreamCount = (): number => store.cloudlensOpenStreams?.size ?? 0;

/** Ends every open response. A server that waits for its connections would otherwise not stop until the browsers leave. */
export function closeStreams(): void {
  for (const close of store.cloudlensOpenStreams ?? []) close();
  store.cloudlensOpenStreams?.clear();
}

/** Lets a server that is asked to end do so at once. */
export function endStreamsOnExit(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, closeStreams);
}
