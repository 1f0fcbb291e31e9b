/** Next.js calls this once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { endStreamsOnExit } = await import('@/server/live/open-streams');
  endStreamsOnExit();
}
