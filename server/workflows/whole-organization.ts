import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { Permission } from '@/server/identity/permissions';

/**
 * Workflows, runtimes and secrets hold for all AWS accounts, so whoever is limited to some may use them there and not write them.
 * @throws AppError FORBIDDEN
 */
export function authoriseForAll(actor: Actor, permission: Permission): void {
  authorise(actor, permission);
  if (actor.grants !== null)
    throw new AppError(
      'FORBIDDEN',
      'Workflows, runtimes and their secrets hold for all AWS accounts, and you have been granted some of them: ask an admin of your organization.',
    );
}
