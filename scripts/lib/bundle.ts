import { readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Loader, type Plugin } from 'esbuild';
import { root } from './root.mjs';

/**
 * Makes programs of the product that node runs as they are, with all that they import, as a build of the app does: in a process
 * that starts from the sources, compiling and finding some thousand modules takes six seconds of the processor.
 * @param sources paths from the root. They keep them under `folder`, with the ending .mjs
 */
export async function bundle(sources: readonly string[], folder: string): Promise<void> {
  await build({
    entryPoints: [...sources],
    absWorkingDir: root,
    outbase: '.',
    outdir: folder,
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
