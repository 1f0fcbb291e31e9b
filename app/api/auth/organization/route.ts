import { route } from '@/server/http/route';
import { organization, updateOrganization } from '@/server/identity/api';
import { getOrganization } from '@/server/identity/data';
import { renameOrganization } from '@/server/identity/organizations/mutations';
import { organizationView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const GET = route(organization, async ({ actor }) => ({ organization: organizationView(await getOrganization(actor)) }));

export const PATCH = route(updateOrganization, async ({ actor, body }) => {
  await renameOrganization(actor, body.name);
  return { organization: organizationView(await getOrganization(actor)) };
});
