/**
 * Starts the server in the image, as web or as worker by CLOUDLENS_ROLE. Next.js listens on HOSTNAME, which container runtimes set
 * to the name of the container; ours is HOST.
 */
Object.assign(process.env, {
  NODE_ENV: 'production',
  HOSTNAME: process.env.HOST || '0.0.0.0',
  PORT: process.env.PORT || '3000',
  // As scripts/lib/keep-alive.mjs has it, and why.
  KEEP_ALIVE_TIMEOUT: '130000',
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: '1',
  CLERK_TELEMETRY_DISABLED: '1',
  NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
await import(new URL('server.js', import.meta.url).href);
