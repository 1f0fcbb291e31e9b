import { AppError, notFound } from '../errors';
import type { ActingOrgId, TenantScope } from '../ids';
import { type AccountPermission, allows, type Permission, type Role } from './permissions';

export type AccountGrants = ReadonlyMap<string, readonly string[]>;

/** Who is asking, in which organization, proven how. The role is read from our tables for each request, never from a token. */
export interface Actor extends TenantScope {
  readonly userId: string;
  readonly orgId: ActingOrgId;
  readonly role: Role;
  /** What they may do in which AWS account, by our id of it; null: all that the role may, in all of them. */
  readonly grants: AccountGrants | null;
  readonly via: 'session' | 'token' | 'api-key';
  /** Id of the session or API key that proved it. */
  readonly credentialId: string;
  /** For API keys: what the key is limited to. Absent: all that the role may. */
  readonly scopes?: readonly string[];
  /** Set until a second factor was shown where one is demanded. Nothing is allowed meanwhile but showing or setting up one. */
  readonly needsSecondFactor?: true;
  readonly name: string;
  readonly email: string;
  readonly provider: 'local' | 'clerk' | 'workos';
}

export const can = (actor: Actor, permission: Permission): boolean =>
  !actor.needsSecondFactor && allows(actor.role, actor.scopes, permission);

/** The same in one AWS account, for parts of an answer that are granted apart. */
export const canIn = (actor: Actor, permission: AccountPermission, awsAccountId: string): boolean =>
  can(actor, permission) && (actor.grants === null || (actor.grants.get(awsAccountId)?.includes(permission) ?? false));

/**
 * To be called by every read and write that acts for somebody, not only by routes and pages.
 * @throws AppError FORBIDDEN naming what is missing.
 */
export function authorise(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  requireSecondFactor(actor);
  const byRole = allows(actor.role, undefined, permission);
  throw new AppError(
    'FORBIDDEN',
    byRole
      ? `This API key lacks the scope '${permission}'.`
      : `Your role (${actor.role}) does not include '${permission}': ask an admin of your organization.`,
    { permission },
  );
}

/** @throws AppError MFA_REQUIRED while a second factor is missing. */
export function requireSecondFactor(actor: Actor): void {
  if (!actor.needsSecondFactor) return;
  throw new AppError(
    'MFA_REQUIRED',
    actor.via === 'api-key'
      ? 'This organization asks for two-step sign-in: the key works again when its owner has set it up.'
      : 'Two-step sign-in comes first here: sign in on a page to set it up, or enter the code of your authenticator app.',
  );
}

/**
 * Authorises, and says which rows the actor reaches with this permission: all of the organization, or those of the AWS
 * accounts that grant it. `withOrg(within(actor, 'findings:read'), …)` does both at once.
 * @throws AppError FORBIDDEN
 */
export function within(actor: Actor, permission: AccountPermission): TenantScope {
  authorise(actor, permission);
  const { orgId, grants } = actor;
  if (grants === null) return { orgId, accountIds: null };
  return { orgId, accountIds: [...grants].filter(([, permissions]) => permissions.includes(permission)).map(([id]) => id) };
}

/**
 * For acts on one AWS account.
 * @throws AppError NOT_FOUND when the actor does not even see the account, FORBIDDEN when they see it and may not do this
 */
export function authoriseOn(actor: Actor, permission: AccountPermission, awsAccountId: string): void {
  authorise(actor, permission);
  if (actor.grants === null) return;
  const permissions = actor.grants.get(awsAccountId);
  if (!permissions) throw notFound('AWS account');
  if (!permissions.includes(permission))
    throw new AppError('FORBIDDEN', `You have not been granted '${permission}' in this AWS account: ask an admin of your organization.`, {
      permission,
    });
}
