import { env } from '../env';
import { can } from './actor';
import { getOrganization, type OrganizationView } from './data';
import { requirePageActor } from './page-actor';
import { secondFactorStatus } from './second-factor/manage';

export const loadOrganization = async (): Promise<OrganizationView> => getOrganization(await requirePageActor());

/** What deleting the organization takes; null for whoever may not, and where a vendor keeps organizations. */
export async function loadDeletion(): Promise<{ hasSecondFactor: boolean; eraseDays: number } | null> {
  const actor = await requirePageActor();
  if (actor.provider !== 'local' || !can(actor, 'organization:delete')) return null;
  const { enabled } = await secondFactorStatus(actor);
  return { hasSecondFactor: enabled, eraseDays: env().ORGANIZATION_ERASE_DAYS };
}
