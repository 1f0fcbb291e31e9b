import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecrets } from './secrets';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('secrets are made once, are 32 bytes each, all different, and only their owner may read them', () => {
  const first = loadSecrets(dir);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  for (const value of Object.values(first)) expect(value).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(loadSecrets(dir)).toEqual(first);
});

test('one that a newer version needs is added and the others stay', () => {
  const { encryptionKey, ...older } = loadSecrets(dir);
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify(older));
  const now = loadSecrets(dir);
  expect(now).toMatchObject(older);
  expect(now.encryptionKey).not.toBe(encryptionKey);
  expect(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8'))).toEqual(now);
});

test('a broken file is not silently replaced', () => {
  writeFileSync(join(dir, 'secrets.json'), '{');
  expect(() => loadSecrets(dir)).toThrow('is not valid JSON');
  expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe('{');
});
