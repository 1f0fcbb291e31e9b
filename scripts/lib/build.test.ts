import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceHash } from './build';

let dir = '';
const write = (path: string, text: string) => writeFileSync(join(dir, path), text);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const folder of ['app', 'server', 'inngest/engine', 'docs']) mkdirSync(join(dir, folder), { recursive: true });
  write('app/page.tsx', 'one');
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the content and the name of a source count', () => {
  const before = sourceHash(dir);
  expect(sourceHash(dir)).toBe(before);
  write('app/page.tsx', 'two');
  const changed = sourceHash(dir);
  write('server/new.ts', '');
  expect(new Set([before, changed, sourceHash(dir)]).size).toBe(3);
});

test('tests, the engine and what is not served do not count', () => {
  const before = sourceHash(dir);
  for (const path of ['server/a.test.ts', 'inngest/engine/main.ts', 'docs/index.md', 'README.md']) write(path, 'x');
  expect(sourceHash(dir)).toBe(before);
});
