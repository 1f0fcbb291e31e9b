import { parseArgs } from 'node:util';
import { EngineError } from '@/server/workflows/sandbox/container/engine';
import { SandboxRefusal, type ScriptKind, scriptKinds } from '@/server/workflows/sandbox/types';
import { explain, Problem } from './lib/explain.mjs';
import { engineHere, makeImages } from './sandbox/images/make';

const usage = `Makes the images that scripts run in where there is a container engine: npm run sandbox:images -- [options] [kind …]
  without options   of this machine's programs (Debian, Ubuntu); no image is fetched
  --containerfile   by deploy/sandbox/Containerfile, of bases that are on this machine; packages come from Debian and PyPI
  --pull            with it: bases that are missing are fetched from their registry
  kind              ${scriptKinds.join(', ')}; without one, all`;

try {
  const { values, positionals } = parseArgs({
    options: {
      containerfile: { type: 'boolean', default: false },
      pull: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  const unknown = positionals.find((kind) => !(scriptKinds as readonly string[]).includes(kind));
  if (unknown !== undefined) throw new Problem(`There is no kind of script called ${unknown}.\n${usage}`);
  if (values.pull && !values.containerfile) throw new Problem(`Only what --containerfile builds of has bases to pull.\n${usage}`);
  if (values.help) console.log(usage);
  else {
    const kinds = positionals.length > 0 ? (positionals as ScriptKind[]) : scriptKinds;
    await makeImages(await engineHere(), { kinds, from: values.pull ? 'registry' : values.containerfile ? 'containerfile' : 'host' });
    console.log('CloudLens finds them when it starts the next time.');
  }
} catch (error) {
  console.error(error instanceof SandboxRefusal || error instanceof EngineError ? error.message : explain(error));
  process.exit(1);
}
