/** Next.js calls this once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { closeStreams } = await import('@/server/live/open-streams');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, closeStreams);
}
