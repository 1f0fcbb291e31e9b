import type { Readable } from 'node:stream';
import { parseTar } from 'nanotar';
import type { SandboxArtefact } from '../types';
import { readyLine } from './stage';

/** Of all artefacts of a run together. */
export const artefactBytes = 32 * 1024 * 1024;
const filesAtMost = 200;

/** Reads what comes back on stream 3; `onReady` is told when the command starts. Reads on when there is too much, and forgets it. */
export async function readReturn(from: Readable, onReady: () => void): Promise<{ archive: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let size = 0;
  let isReady = false;
  try {
    for await (const part of from) {
      size += (part as Buffer).length;
      if (size <= artefactBytes + readyLine.length) parts.push(part as Buffer);
      if (!isReady && size >= readyLine.length) {
        isReady = true;
        if (Buffer.concat(parts).subarray(0, readyLine.length).toString() === readyLine) onReady();
      }
    }
  } catch {
    // Cut off: what came is looked at.
  }
  return { archive: Buffer.concat(parts).subarray(readyLine.length), isWhole: size <= artefactBytes + readyLine.length };
}

/**
 * The wanted files out of an archive that the script may have made up: only plain files below the wanted paths, no links, no
 * devices, no path that leads elsewhere.
 */
export function takeArtefacts(wanted: readonly string[], archive: Buffer, isWhole: boolean): SandboxArtefact[] {
  const none = (path: string, problem: string): SandboxArtefact => ({ path, content: null, problem });
  if (wanted.length === 0) return [];
  if (!isWhole) return wanted.map((path) => none(path, `The artefacts are larger than ${artefactBytes / 1024 / 1024} MiB together.`));
  const entries = parsed(archive);
  return wanted.flatMap((path) => {
    const below = entries.filter(({ name }) => name === path || name.startsWith(`${path}/`));
    const files = below.filter(({ type }) => type === 'file');
    const odd = below.filter(({ type }) => type !== 'file' && type !== 'directory');
    if (below.length === 0) return [none(path, 'The script left no such file.')];
    return [
      ...files
        .slice(0, filesAtMost)
        .map(({ name, data }): SandboxArtefact => ({ path: name, content: Buffer.from(data ?? []), problem: null })),
      ...(files.length > filesAtMost ? [none(path, `It holds more than ${filesAtMost} files; the others are left out.`)] : []),
      ...odd.slice(0, 20).map(({ name }) => none(name, 'It is a link or a device, and only plain files are handed back.')),
    ];
  });
}

/** A negative size would lead the parser back to where it was, for ever. */
function isSound({ size }: { size: number }): boolean {
  if (!(size >= 0)) throw new Error('not an archive');
  return true;
}

function parsed(archive: Buffer): { name: string; type: string | undefined; data?: Uint8Array }[] {
  try {
    // The parser looks at a view's whole buffer.
    return parseTar(new Uint8Array(archive), { filter: isSound })
      .map((entry) => ({ ...entry, name: entry.name.replace(/\/+$/, '') }))
      .filter(({ name }) => !name.startsWith('/') && name.split('/').every((part) => part !== '..' && part !== '.' && part !== ''));
  } catch {
    return [];
  }
}
