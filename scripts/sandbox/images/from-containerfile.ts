import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createTar } from 'nanotar';
import { type Engine, EngineError } from '@/server/workflows/sandbox/container/engine';
import { builtInImage } from '@/server/workflows/sandbox/container/image-names';
import type { ScriptKind } from '@/server/workflows/sandbox/types';
import { Problem } from '../../lib/explain.mjs';
import { basesOf } from './containerfile';
import { refusalOf } from './refusal';

const patienceMs = 1_800_000;
const containerfile = new URL('../../../deploy/sandbox/Containerfile', import.meta.url);

/**
 * Builds the image of a kind from deploy/sandbox/Containerfile, whose packages come from Debian and PyPI.
 * @param mayPull whether its bases may be fetched from their registry; else they must be on the machine
 * @throws Error that names the bases which are not
 */
export async function imageFromContainerfile(engine: Engine, kind: ScriptKind, mayPull: boolean): Promise<void> {
  const text = readFileSync(containerfile, 'utf8');
  const missing = await absent(engine, basesOf(text, kind));
  if (missing.length > 0 && !mayPull)
    throw new Problem(
      `These bases are not on this machine: ${missing.join(', ')}. Add --pull to have them fetched from their registry, or give images of your own these names (tag).`,
    );
  const context = createTar([{ name: 'Containerfile', data: text }]);
  const query = new URLSearchParams({ t: builtInImage(kind), target: kind, dockerfile: 'Containerfile', rm: '1', forcerm: '1' });
  const lines = await engine.send(`/build?${query}`, Readable.from([Buffer.from(context)]), patienceMs);
  const refusal = refusalOf(lines);
  if (refusal) throw new Problem(refusal);
}

async function absent(engine: Engine, names: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const name of names)
    await engine.call('GET', `/images/${name}/json`).catch((error: unknown) => {
      if (!(error instanceof EngineError) || error.status !== 404) throw error;
      missing.push(name);
    });
  return missing;
}
