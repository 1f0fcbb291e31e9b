import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaintsAboutText, docsComplaints } from './docs';

const known = new Set([
  'docs/checks.md',
  'server/checks',
  'server/env.ts',
  'docs/images/there.png',
  'app/(console)/checks/[...id]/page.tsx',
  'README.md',
]);
const about = (text: string) =>
  complaintsAboutText(text, {
    folder: 'docs',
    leadsSomewhere: (path) => known.has(path.replace(/\/$/, '')),
    isRunnable: (name) => name === 'verify',
    isTopLevel: (name) => ['server', 'docs', 'app', 'inngest', 'package.json', 'README.md', 'NOTICE'].includes(name),
  });

test.each([
  ['[checks](checks.md#unknown) and [up](../README.md) and [out](https://example.com/x.md) and [here](#there)'],
  ['![picture](images/there.png)'],
  ['`server/env.ts`, `server/checks/`, `app/(console)/checks/[...id]/page.tsx`'],
  ['`/api/findings`, `s3/bucket-not-public`, `server/checks/<service>/*.ts`, `inngest/function.finished`, `.data/first-run.json`'],
  ['`npm run verify`, `npm test`'],
  ['```\nserver/gone.ts [x](gone.md)\n```'],
])('nothing to say about %s', (text) => {
  expect(about(text)).toEqual([]);
});

test.each([
  ['[checks](check.md)', 'links to check.md'],
  ['[env](../server/environment.ts)', 'links to ../server/environment.ts'],
  ['![picture](images/gone.png)', 'links to images/gone.png'],
  ['`server/gone.ts`', 'names server/gone.ts'],
  ['`server/gone`', 'names server/gone'],
  ['`package.json`', 'names package.json'],
  ['`npm run nothing:such`', 'npm run nothing:such'],
  ['```\nnpm run --silent gone -- --help\n```', 'npm run gone'],
])('%s is told', (text, complaint) => {
  expect(about(text).join()).toContain(complaint);
});

test('all Markdown files are read, and nothing that running has made', () => {
  const root = mkdtempSync(join(tmpdir(), 'cloudlens-docs-'));
  mkdirSync(join(root, 'docs/adr'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const [name, text] of [
    ['package.json', '{ "scripts": { "verify": "" } }'],
    ['LICENSE', 'no Markdown'],
    ['README.md', '[there](docs/adr/1.md), `package.json`, `npm run verify`'],
    ['docs/adr/1.md', '[gone](2.md)'],
    ['node_modules/x.md', '[gone](y.md)'],
  ] as const)
    writeFileSync(join(root, name), text);
  expect(docsComplaints(root)).toEqual(['docs/adr/1.md: links to 2.md, which is not there']);
  rmSync(root, { recursive: true });
});
