import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build, type Loader, type Plugin } from 'esbuild';
import { root } from '../lib/root.mjs';

/** What tests start as processes of their own, to let them die. */
const programs = {
  scan: 'server/scans/testing/run-scan-child.ts',
  job: 'e2e/faults/lib/job-child.ts',
  web: 'e2e/faults/lib/web-child.ts',
  rotate: 'server/secrets/testing/rotate-child.ts',
} as const;

/**
 * One of these programs as a file for node, built once in a run of the tests (`CLOUDLENS_TEST_PROGRAMS` is the run's folder).
 * Compiling and finding some thousand modules anew takes a process six seconds of the processor, reading this one.
 */
export async function testProgram(name: keyof typeof programs): Promise<string> {
  const folder = process.env.CLOUDLENS_TEST_PROGRAMS;
  if (!folder) throw new Error('CLOUDLENS_TEST_PROGRAMS is not set: the global setup of the tests sets it.');
  while (!existsSync(folder)) await buildOrWait(folder);
  return join(folder, programs[name].replace(/\.ts$/, '.mjs'));
}

/** Test files run side by side: the first to come builds. */
async function buildOrWait(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  try {
    mkdirSync(unfinished);
  } catch {
    await sleep(100);
    return;
  }
  try {
    await build({
      entryPoints: Object.values(programs),
      absWorkingDir: root,
      outbase: '.',
      outdir: unfinished,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      // What packages in CommonJS still ask for while they run.
      banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
      plugins: [placesOfSources],
      logLevel: 'error',
    });
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Modules that look for files beside themselves look beside their sources. */
const placesOfSources: Plugin = {
  name: 'places of sources',
  setup(plugins) {
    plugins.onLoad({ filter: /\.(ts|tsx|js|mjs)$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!/import\.meta\.(url|dirname)/.test(text)) return undefined;
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
      return { contents, loader: extname(path).slice(1).replace('mjs', 'js') as Loader };
    });
  },
};
