import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '@/scripts/lib/root.mjs';

/** Asked for by packages only where somebody has installed them. */
const NOT_INSTALLED = ['pg-native', 'winston', 'winston-transport'];

/** The programs of a test, each one file that Node reads. */
export interface Programs {
  engine: string;
  app: string;
}

/**
 * Writes engine and test app to a folder, each with its packages in one file. Tests start them dozens of times: read source by
 * source, a start would take five times as long.
 */
export async function buildTestPrograms(folder: string): Promise<Programs> {
  await build({
    absWorkingDir: root,
    entryPoints: { engine: 'inngest/engine/main.ts', app: 'inngest/engine/testing/app-main.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: NOT_INSTALLED,
    logLevel: 'error',
    // Packages in the older form ask for Node's own modules by require.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return { engine: join(folder, 'engine.mjs'), app: join(folder, 'app.mjs') };
}
