import { SandboxRefusal, type ScriptKind } from '../types';
import { type Engine, EngineError } from './engine';
import { builtInImage, imageCommand } from './image-names';
import { madeImage } from './made-images';

export interface FoundImage {
  /** `sha256:…` */
  id: string;
  /** Folders of its PATH. */
  searchPath: string[];
  hasHealthcheck: boolean;
}

interface Inspected {
  Id?: string;
  RepoDigests?: string[] | null;
  Config?: { Env?: string[] | null; Volumes?: Record<string, unknown> | null; Healthcheck?: unknown } | null;
}

const withAlgorithm = (id: string): string => (id.startsWith('sha256:') ? id : `sha256:${id}`);

/**
 * Looks an image up on the machine. Nothing is ever pulled here.
 * @param named by an organization; undefined: the one that was made for the kind
 * @throws SandboxRefusal when it is not there, is not the one that was made or named, or brings what cannot be limited
 */
export async function findImage(engine: Engine, kind: ScriptKind, named: string | undefined): Promise<FoundImage> {
  const name = named ?? builtInImage(kind);
  const image = (await engine.call('GET', `/images/${name}/json`).catch((error: unknown) => {
    if (!(error instanceof EngineError) || error.status !== 404) throw error;
    throw new SandboxRefusal(
      named
        ? `The image ${name} is not on this machine, and none is pulled unasked: pull or build it there first.`
        : `There is no image for scripts of this kind (${kind}) yet. This makes it: ${imageCommand(kind)}`,
    );
  })) as Inspected;
  if (!image.Id) throw new SandboxRefusal(`The container engine does not say what the image ${name} is.`);
  const id = withAlgorithm(image.Id);
  refuseOther(name, id, image.RepoDigests ?? []);
  const made = named === undefined ? madeImage(engine.socket, name) : null;
  if (made !== null && made !== id)
    throw new SandboxRefusal(
      `The image ${name} is not the one that was made here: it is ${short(id)} now and was ${short(made)}. This makes it again: ${imageCommand(kind)}`,
    );
  const volumes = Object.keys(image.Config?.Volumes ?? {});
  if (volumes.length > 0)
    throw new SandboxRefusal(
      `The image ${name} declares volumes (${volumes.join(', ')}), which would be on the machine's disk without a limit: use one without.`,
    );
  const path = image.Config?.Env?.find((line) => line.startsWith('PATH='))?.slice(5) ?? '';
  return { id, searchPath: path.split(':').filter(Boolean), hasHealthcheck: Boolean(image.Config?.Healthcheck) };
}

/** A name with a digest means that content alone, whatever the engine looks it up by. */
function refuseOther(name: string, id: string, digests: readonly string[]): void {
  const wanted = /@(sha256:[0-9a-f]{64})$/i.exec(name)?.[1]?.toLowerCase();
  if (!wanted || id === wanted || digests.some((digest) => digest.endsWith(`@${wanted}`))) return;
  throw new SandboxRefusal(`The image on this machine has another digest than ${name} says: pull or build the one that is meant.`);
}

const short = (id: string): string => id.slice(0, 'sha256:'.length + 12);
