/** Next.js calls this once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startSafely } = await import('@/server/security/start-safely');
  await startSafely();
  const { nameTraceOtherwise } = await import('@/server/http/name-trace-otherwise');
  nameTraceOtherwise();
  const { explainWrongMethods } = await import('@/server/http/explain-wrong-methods');
  explainWrongMethods();
  const { endStreamsOnExit } = await import('@/server/live/open-streams');
  endStreamsOnExit();
  const { watchProcess } = await import('@/server/telemetry/registry');
  watchProcess();
  const { startTracing } = await import('@/server/telemetry/start-tracing');
  startTracing();
  if (process.env.CLOUDLENS_ROLE !== 'worker') return;
  const { keepHeapSmall } = await import('@/server/small-heap');
  await keepHeapSmall();
  const { startSupervising } = await import('@/server/scans/supervise-loop');
  startSupervising();
  const { startSupervisingRuns } = await import('@/server/workflows/runs/supervise-loop');
  startSupervisingRuns();
  const { startSealing } = await import('@/server/audit/seal-loop');
  startSealing();
}
