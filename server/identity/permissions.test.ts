import { describe, expect, it } from 'vitest';
import { allows, permissions, rolePermissions, roles } from './permissions';

describe('permissions', () => {
  it('gives each role everything that the one below it may', () => {
    for (const permission of rolePermissions.viewer) expect(rolePermissions.operator).toContain(permission);
    for (const permission of rolePermissions.operator) expect(rolePermissions.admin).toContain(permission);
  });

  it('lets a viewer change nothing', () => {
    const changing = permissions.filter((permission) => !permission.endsWith(':read'));
    expect(changing.filter((permission) => allows('viewer', undefined, permission))).toEqual([]);
  });

  it('names every permission as kind and verb, once', () => {
    expect(new Set(permissions).size).toBe(permissions.length);
    for (const permission of permissions) expect(permission).toMatch(/^[a-z-]+:(create|read|update|delete|approve)$/);
  });

  it('never lets a scope give what the role does not', () => {
    for (const role of roles) {
      for (const permission of permissions) expect(allows(role, [permission], permission)).toBe(rolePermissions[role].includes(permission));
    }
  });

  it('limits a key to its scopes', () => {
    expect(allows('admin', ['scans:create'], 'scans:create')).toBe(true);
    expect(allows('admin', ['scans:create'], 'scans:delete')).toBe(false);
    expect(allows('admin', [], 'scans:read')).toBe(false);
    expect(allows('admin', ['*'], 'scans:delete')).toBe(true);
  });
});
