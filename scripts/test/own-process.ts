import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

/** What a test file does to the process it runs in: settings are read once, modules and clocks replaced for all. */
const changesItsProcess = [
  /\bprocess\.(env|on|chdir)\b/,
  /\bvi\.(mock|doMock|resetModules|stub\w+|spyOn|useFakeTimers|setSystemTime)\b/,
  /\bawait import\(|diagnostics_channel/,
  // They hear the database on a connection that lasts as long as their process.
  /from '[^']*\/(live\/[^']*|stream|hub|events)'/,
];

/** Test files in these folders of the root, with their texts. */
export const testFilesIn = (folders: readonly string[]): { path: string; text: string }[] =>
  folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'e2e'].includes(entry.name))
  .map(({ name }) => name);

/** What a file that only points the product at a sample cloud of its own says about settings; `setup-shared-process.ts` puts it back. */
const harmless = /process\.env\.(SAMPLE_CLOUD_URL = cloud\.url|CLOUDLENS_TEST_ALL)/g;
const usesSampleCloud = /sample-cloud\/start|drift\/testing|costs\/testing/;

/** Those beside the sources. */
export const testFiles = testFilesIn(folders);

/** The test files that leave their process as they found it, as paths from the repository's root. */
export function filesThatShareAProcess(): string[] {
  return testFiles
    .map(({ path, text }) => ({ path, text: usesSampleCloud.test(text) ? text.replace(harmless, '') : text }))
    .filter(({ text }) => !changesItsProcess.some((change) => change.test(text)))
    .map(({ path }) => path);
}
