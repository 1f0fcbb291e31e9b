import { describe, expect, it } from 'vitest';
import { allows, roles } from '@/server/identity/permissions';
import { keyPresets, scopesOf } from './key-presets';

describe.each(roles)('presets for keys of %s', (role) => {
  it('give nothing that the role may not do', () => {
    for (const preset of keyPresets(role))
      for (const scope of preset.scopes ?? scopesOf(role))
        expect(scope === '*' || allows(role, undefined, scope), `${preset.id} ${scope}`).toBe(true);
  });

  it('begin with reading alone', () => {
    const [first] = keyPresets(role);
    expect(first?.id).toBe('read');
    expect(first?.scopes?.filter((scope) => !scope.endsWith(':read'))).toEqual([]);
    expect(first?.scopes).toContain('findings:read');
  });
});

it('only who may start scans can make a key for CI', () => {
  expect(roles.filter((role) => keyPresets(role).some(({ id }) => id === 'ci'))).toEqual(['admin', 'operator']);
});
