import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Made by running; a reader of a fresh clone does not find them. */
const MADE_LATER = new Set(['.data', '.env', '.next', 'node_modules']);
const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE = /`([^`\n]+)`/g;
const FENCE = /^(```|~~~)[\s\S]*?^\1/gm;
const COMMAND = /\bnpm run (?:--silent )?([a-z][\w:-]*)/g;
/** Either a folder or a file of a kind that the repository has; 'inngest/function.finished' is neither. */
const PATH = /^[\w.@()[\]-]+(?:\/[\w.@()[\]-]+)*\/?$/;
const FILE_KIND = /\.(?:css|json|md|mjs|png|sh|sql|svg|tsx?|ya?ml)$/;

/** Links, paths and commands in the Markdown files that lead nowhere, each as 'file: what'. */
export function docsComplaints(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const entries = new Set(readdirSync(root).filter((name) => !MADE_LATER.has(name)));
  return markdownFiles(root, entries).flatMap((file) =>
    complaintsAboutText(readFileSync(join(root, file), 'utf8'), {
      leadsSomewhere: (path) => existsSync(join(root, path)),
      isRunnable: (name) => name in scripts,
      isTopLevel: (name) => entries.has(name),
      folder: dirname(file),
    }).map((complaint) => `${file}: ${complaint}`),
  );
}

interface Surroundings {
  /** The text's folder, from the repository's. */
  folder: string;
  leadsSomewhere: (path: string) => boolean;
  isRunnable: (script: string) => boolean;
  isTopLevel: (name: string) => boolean;
}

/** The same for one text. */
export function complaintsAboutText(text: string, { folder, leadsSomewhere, isRunnable, isTopLevel }: Surroundings): string[] {
  const prose = text.replace(FENCE, '');
  const links = [...prose.matchAll(LINK)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .filter((target) => !leadsSomewhere(normalize(join(folder, target))))
    .map((target) => `links to ${target}, which is not there`);
  const paths = [...prose.matchAll(CODE)]
    .map(([, code = '']) => code)
    .filter((code) => isPath(code) && isTopLevel(code.split('/')[0] ?? '') && !leadsSomewhere(code))
    .map((code) => `names ${code}, which is not there`);
  const commands = [...text.matchAll(COMMAND)]
    .map(([, name = '']) => name)
    .filter((name) => !isRunnable(name))
    .map((name) => `tells to run npm run ${name}, which package.json does not know`);
  return [...new Set([...links, ...paths, ...commands])];
}

function isPath(code: string): boolean {
  const last = code.replace(/\/$/, '').split('/').at(-1) ?? '';
  return PATH.test(code) && (FILE_KIND.test(last) || !last.slice(1).includes('.'));
}

function markdownFiles(root: string, entries: ReadonlySet<string>): string[] {
  return [...entries].flatMap((entry) => {
    if (entry.endsWith('.md')) return [entry];
    if (entry.startsWith('.') || !statSync(join(root, entry)).isDirectory()) return [];
    return readdirSync(join(root, entry), { withFileTypes: true, recursive: true })
      .filter((found) => found.isFile() && found.name.endsWith('.md'))
      .map((found) => relative(root, join(found.parentPath, found.name)).replaceAll('\\', '/'));
  });
}
