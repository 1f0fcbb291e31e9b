/** Next calls this once per server process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { closeLiveStreams } = await import('@/server/live/stream');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, closeLiveStreams);
}
