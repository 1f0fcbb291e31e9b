import { readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Loader, type Plugin } from 'esbuild';
import { root } from './root.mjs';

/**
 * Makes programs of ours that node runs as they are, with all that they import, as a build of the app does: in a process that
 * starts from the sources, compiling and finding some thousand modules takes six seconds of the processor.
 * @param programs name → source, as a path from the root. They become `folder`/name.mjs, with what they share beside them
 * @param elsewhere for those that will run without this repository: the packages that are installed there, and stay out
 */
export async function bundle(programs: Readonly<Record<string, string>>, folder: string, elsewhere?: readonly string[]): Promise<void> {
  await build({
    entryPoints: programs,
    absWorkingDir: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is loaded only when needed stays apart.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: [...(elsewhere ?? [])],
    // What packages in CommonJS still ask for while they run.
    banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
    plugins: elsewhere ? [] : [placesOfSources],
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
