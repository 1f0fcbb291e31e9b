import { AppError } from '../errors';
import type { OrgId } from '../ids';
import { allows, type Permission, type Role } from './permissions';

/** Who is asking, in which organization, proven how. The role is read from our tables for each request, never from a token. */
export interface Actor {
  readonly userId: string;
  readonly orgId: OrgId;
  readonly role: Role;
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
