import { isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { largestFile } from '../constants';

/** Something in a file, told by where it stands. Lines count from 1. */
export interface FileNote {
  line: number | null;
  /** `organization.checks.iam/user-mfa-enabled`; '' for the file as a whole. */
  path: string;
  message: string;
}

export type FilePath = readonly (string | number)[];

/** A YAML file, which a JSON file is too, with the lines of what it holds. */
export interface ParsedFile {
  value: unknown;
  note(path: FilePath, message: string): FileNote;
}

/** @returns what is in the file, or what keeps it from being read */
export function parseFile(text: string): { file: ParsedFile } | { problems: FileNote[] } {
  if (Buffer.byteLength(text) > largestFile)
    return { problems: [{ line: null, path: '', message: `The file is larger than ${largestFile / 1_000_000} MB.` }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      problems: document.errors
        .slice(0, 20)
        .map((error) => ({ line: lines.linePos(error.pos[0]).line, path: '', message: `${sentence(error.message)}` })),
    };
  const lineAt = (path: FilePath): number | null => {
    let node: unknown = document.contents;
    let last = (node as Node | null)?.range?.[0];
    for (const step of path) {
      if (!isCollection(node)) break;
      // The line of a key says more than that of its value, which may begin below.
      const pair = isMap(node) ? node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step)) : undefined;
      const keyAt = (pair?.key as Node | undefined)?.range?.[0];
      node = pair ? pair.value : node.get(step, true);
      const at = keyAt ?? (node as Node | null | undefined)?.range?.[0];
      if (at === undefined) break;
      last = at;
    }
    return last === undefined ? null : lines.linePos(last).line;
  };
  try {
    return {
      file: {
        value: document.toJS({ maxAliasCount: 50 }),
        note: (path, message) => ({ line: lineAt(path), path: path.join('.'), message: sentence(message) }),
      },
    };
  } catch {
    return { problems: [{ line: null, path: '', message: 'The file refers to itself too often. Write out what its anchors stand for.' }] };
  }
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
