import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { type ImportRule, importRules } from './import-rules';

const FOLDERS = ['app', 'components', 'server', 'drizzle', 'inngest', 'sample-cloud'];
const TEST = /\.test\.tsx?$|\/testing\//;
/** Module names of `import … from`, `export … from`, bare `import` and dynamic `import()`, with whether only types come. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Imports against the direction of the house, each as 'file: imports X; where it belongs'. Tests may reach further. */
export function importComplaints(root: string): string[] {
  return FOLDERS.flatMap((folder) => sourceFiles(join(root, folder))).flatMap((path) => {
    const file = relative(root, path).replaceAll('\\', '/');
    return TEST.test(file) ? [] : complaintsAbout(file, readFileSync(path, 'utf8'));
  });
}

/** The same for one file, given by its path from the repository's folder and its text. */
export function complaintsAbout(file: string, text: string): string[] {
  const module = withoutExtension(file);
  return importsOf(file, text).flatMap(({ target, typesOnly }) => {
    const rule = importRules.find((candidate) => forbids(candidate, module, target, typesOnly));
    return rule ? [`${file}: imports ${target}; ${rule.advice}.`] : [];
  });
}

function forbids({ from, to, except, typesAllowed }: ImportRule, module: string, target: string, typesOnly: boolean): boolean {
  return from.test(module) && to.test(target) && !except?.test(target) && !(typesAllowed && typesOnly);
}

function importsOf(file: string, text: string): { target: string; typesOnly: boolean }[] {
  return [...text.matchAll(IMPORT)].map(([, types, plain, dynamic]) => ({
    target: resolveName(file, plain ?? dynamic ?? ''),
    typesOnly: types !== undefined,
  }));
}

function resolveName(file: string, name: string): string {
  if (name.startsWith('@/')) return withoutExtension(name.slice(2));
  if (name.startsWith('.')) return withoutExtension(posix.join(posix.dirname(file), name));
  return name;
}

function withoutExtension(path: string): string {
  return path.replace(/\.(tsx?|mjs|js)$/, '').replace(/\/index$/, '');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
