import type { Engine } from '@/server/workflows/sandbox/container/engine';
import type { FoundEngine } from '@/server/workflows/sandbox/container/find';
import { engineAt, podmanCommand, socketsToTry } from '@/server/workflows/sandbox/container/find';
import { builtInImage } from '@/server/workflows/sandbox/container/image-names';
import { rememberImage } from '@/server/workflows/sandbox/container/made-images';
import type { ScriptKind } from '@/server/workflows/sandbox/types';
import { Problem } from '../../lib/explain.mjs';
import { step } from '../../lib/steps.mjs';
import { sandboxTools } from '../tools';
import { imageFromContainerfile } from './from-containerfile';
import { imageFromHost } from './from-host';

export interface ImagesWanted {
  kinds: readonly ScriptKind[];
  /** Of this machine's own programs, or by deploy/sandbox/Containerfile: of bases that are here, or that may be pulled. */
  from: 'host' | 'containerfile' | 'registry';
}

/** Makes the images, one after the other, says each, and remembers what it made. @throws Error with what to do */
export async function makeImages({ engine, name }: FoundEngine, { kinds, from }: ImagesWanted): Promise<void> {
  if (from === 'host' && kinds.some((kind) => kind === 'aws' || kind === 'playbook')) await addTools();
  for (const kind of kinds)
    await step(`${builtInImage(kind)} in ${name}`, async () => {
      if (from === 'host') await imageFromHost(engine, kind);
      else await imageFromContainerfile(engine, kind, from === 'registry');
      rememberImage(engine.socket, builtInImage(kind), await idOf(engine, builtInImage(kind)));
    });
}

async function idOf(engine: Engine, name: string): Promise<string> {
  const { Id } = (await engine.call('GET', `/images/${name}/json`)) as { Id: string };
  return Id.startsWith('sha256:') ? Id : `sha256:${Id}`;
}

/** The programs of these kinds are looked for on the PATH too. */
async function addTools(): Promise<void> {
  const folder = await sandboxTools();
  process.env.PATH = `${folder}/bin:${process.env.PATH}`;
}

/** @throws Error when no engine answers, with the command that gets one */
export async function engineHere(): Promise<FoundEngine> {
  const problems: string[] = [];
  for (const socket of socketsToTry()) {
    const found = await engineAt(socket);
    if ('engine' in found) return found;
    problems.push(found.note, ...(found.command ? [`This gets it: ${found.command}`] : []));
  }
  throw new Problem(
    `${problems.join(' ') || `No socket of Docker or Podman is on this machine. This gets one: ${podmanCommand()}`}\nCLOUDLENS_CONTAINER_SOCKET names one that is elsewhere.`,
  );
}
