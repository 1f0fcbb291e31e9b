import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { specOf } from '@/server/collect/registry';
import { keptTypes } from '../landscape/kept';
import { pathKinds } from './registry';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && file !== 'registry.ts');

describe('the kinds of attack paths', () => {
  it('are twenty at least, and every file here is one of them', () => {
    expect(pathKinds.length).toBeGreaterThanOrEqual(20);
    expect(pathKinds.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
    expect(new Set(pathKinds.map(({ title }) => title)).size).toBe(pathKinds.length);
  });

  it('stand in the documentation, as they are', () => {
    const text = readFileSync(`${folder}../../../docs/attack-paths.md`, 'utf8');
    const table = text.split('\n').filter((line) => line.startsWith('| `'));
    expect(table).toEqual(pathKinds.map(({ id, title, entry, target }) => `| \`${id}\` ${title} | ${entry} | ${target} |`));
  });

  it.each(pathKinds.map((kind) => [kind.id, kind] as const))('%s has its test beside it, and needs what is collected', (id, kind) => {
    expect(existsSync(`${folder}${id}.test.ts`)).toBe(true);
    for (const operation of kind.needs) expect(specOf(operation).operation, operation).toBe(operation);
    for (const type of kind.reads) expect(keptTypes, type).toContain(type);
    for (const text of [kind.title, kind.about, kind.entry, kind.target]) expect(text.trim()).not.toBe('');
    expect(kind.about).toMatch(/\.$/);
  });
});
