import { describe, expect, it } from 'vitest';
import { loadService } from '../engine/load-service';
import { protocols } from '../engine/protocols/protocols';
import { registry } from './registry';

describe('the registry of services', () => {
  it('names no service twice', async () => {
    const names = await Promise.all(registry.map(async ({ load }) => (await load()).name));
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a narrower entry before a wider one that signs alike', () => {
    for (const [index, entry] of registry.entries()) {
      const wide = entry.pathPrefix === undefined && entry.version === undefined;
      const after = registry.slice(index + 1).filter(({ signingName }) => signingName === entry.signingName);
      expect(wide && after.length > 0, `${entry.signingName} hides an entry after it`).toBe(false);
    }
  });

  it.each(registry)('can serve every operation that it has a handler for: $signingName $pathPrefix', async ({ signingName, load }) => {
    const service = await load();
    const { operations, protocol } = await loadService(service);
    expect(service.signingName).toBe(signingName);
    expect(protocols[protocol]).toBeDefined();
    expect(Object.keys(service.operations).filter((name) => !operations.has(name))).toEqual([]);
  });
});
