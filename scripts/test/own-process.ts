import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

/** What a test file does to the process it runs in: settings are read once, modules and clocks replaced for all. */
const changesItsProcess = [
  /\bprocess\.(env|on|chdir)\b/,
  /\bvi\.(mock|doMock|resetModules|stub\w+|spyOn|useFakeTimers|setSystemTime)\b/,
  /\bawait import\(|diagnostics_channel/,
  /useOwnDatabase/,
  // They hear the database on a connection that lasts as long as their process.
  /from '[^']*\/(live\/[^']*|stream|hub|events)'/,
  // Its address becomes a setting.
  /sample-cloud\/start/,
];

const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'e2e'].includes(entry.name))
  .map(({ name }) => name);

/** The test files that leave their process as they found it, as paths from the repository's root. */
export function filesThatShareAProcess(): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /\.test\.tsx?$/.test(path) && leavesItsProcess(readFileSync(join(root, path), 'utf8')));
}

const leavesItsProcess = (text: string): boolean => !changesItsProcess.some((change) => change.test(text));
