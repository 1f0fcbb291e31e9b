import { getOrganization, type OrganizationView } from './data';
import { requirePageActor } from './page-actor';

export const loadOrganization = async (): Promise<OrganizationView> => getOrganization(await requirePageActor());
