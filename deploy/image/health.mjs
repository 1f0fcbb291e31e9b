/** Whether the process of this container serves: web and worker on their port, the engine on its own. */
const url =
  process.argv[2] === 'engine'
    ? `http://127.0.0.1:${process.env.ENGINE_PORT || 8290}/health`
    : `http://127.0.0.1:${process.env.PORT || 3000}/health/ready`;
try {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(4000) });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
