/** Who may do what: the one table. Pure, so that pages may ask it too. */

export const roles = ['admin', 'operator', 'viewer'] as const;
export type Role = (typeof roles)[number];

const viewer = [
  'accounts:read',
  'scans:read',
  'findings:read',
  'checks:read',
  'resources:read',
  'costs:read',
  'drift:read',
  'workflows:read',
  'runs:read',
  'instances:read',
  'organization:read',
] as const;

const operator = [
  ...viewer,
  'accounts:update',
  'scans:create',
  'scans:update',
  'findings:update',
  'costs:create',
  'costs:update',
  'costs:delete',
  'drift:create',
  'drift:update',
  'workflows:create',
  'workflows:update',
  'runs:create',
  'runs:update',
  'runs:approve',
  'instances:update',
  'keys:read',
  'keys:create',
  'keys:delete',
] as const;

const admin = [
  ...operator,
  'accounts:create',
  'accounts:delete',
  'scans:delete',
  'checks:update',
  'workflows:delete',
  'instances:delete',
  'organization:update',
  'organization:delete',
  'members:read',
  'members:create',
  'members:update',
  'members:delete',
  'audit:read',
] as const;

/**
 * `<kind of thing>:<create|read|update|delete>`. Starting a scan creates it, cancelling updates it; muting updates findings, as ignore
 * rules do drift; thresholds, disabled checks and exclusions update checks. Refreshing cost, which AWS bills, creates it.
 * Executing a workflow creates a run, cancelling updates it; to let a waiting run change things is a right of its own, `runs:approve`.
 */
export type Permission = (typeof admin)[number];

/** Permissions on things that belong to one AWS account, and so can be granted per account. */
export const accountPermissions = [
  'accounts:read',
  'accounts:update',
  'accounts:delete',
  'scans:create',
  'scans:read',
  'scans:update',
  'scans:delete',
  'findings:read',
  'findings:update',
  'resources:read',
  'costs:read',
  'costs:create',
  'costs:update',
  'costs:delete',
  'drift:create',
  'drift:read',
  'drift:update',
  'runs:create',
  'runs:read',
  'runs:update',
  'runs:approve',
  'instances:read',
  'instances:update',
  'instances:delete',
] as const satisfies readonly Permission[];
export type AccountPermission = (typeof accountPermissions)[number];

/** What a grant to this role may hold: what the role holds, of what belongs to one account. */
export const grantable = (role: Role): AccountPermission[] =>
  accountPermissions.filter((permission) => rolePermissions[role].includes(permission));

export const rolePermissions: Record<Role, readonly Permission[]> = { admin, operator, viewer };

/** Every permission there is. */
export const permissions: readonly Permission[] = admin;

/** What an API key may be limited to; `*` is whatever its owner may do. */
export const scopes = ['*', ...admin] as const;
export type Scope = (typeof scopes)[number];

export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);

/** Whether the role holds the permission and, for a key, a scope gives it too. */
export function allows(role: Role, scopes: readonly string[] | undefined, permission: Permission): boolean {
  if (!rolePermissions[role].includes(permission)) return false;
  return scopes === undefined || scopes.includes('*') || scopes.includes(permission);
}
