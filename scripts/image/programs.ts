import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../lib/root.mjs';

/** What the image runs beside the server, each one file with its packages in it: name → source. */
const PROGRAMS = {
  engine: 'inngest/engine/main.ts',
  migrate: 'scripts/image/migrate.ts',
  'first-admin': 'scripts/image/first-admin.ts',
};

/** Come with the server, or are asked for by DBOS only where its own telemetry is on. */
const NOT_BUNDLED = ['@aws-sdk/*', '@opentelemetry/*', 'next', 'next/*', 'pdfmake', 'pg-native', 'winston', 'winston-transport'];

/** Writes the programs to `tools/bin` of `folder`, where they find migrations two folders up, as in the repository. */
export async function buildPrograms(folder: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outdir: join(folder, 'tools', 'bin'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is loaded only when needed stays apart.
    splitting: true,
    chunkNames: '../bin/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: NOT_BUNDLED,
    logLevel: 'error',
    // Packages in the older form ask for Node's own modules by require.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
}
