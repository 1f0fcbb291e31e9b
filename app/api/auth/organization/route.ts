import { route } from '@/server/http/route';
import { createOrganization, deleteOrganization, organization, updateOrganization } from '@/server/identity/api';
import { getOrganization } from '@/server/identity/data';
import { createOrganization as create } from '@/server/identity/organizations/create';
import { deleteOrganization as remove } from '@/server/identity/organizations/delete';
import { renameOrganization } from '@/server/identity/organizations/mutations';
import { organizationView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const GET = route(organization, async ({ actor }) => ({ organization: organizationView(await getOrganization(actor)) }));

export const PATCH = route(updateOrganization, async ({ actor, body }) => {
  await renameOrganization(actor, body.name);
  return { organization: organizationView(await getOrganization(actor)) };
});

export const POST = route(createOrganization, ({ actor, body }) => create(actor, body.name));

export const DELETE = route(deleteOrganization, async ({ actor, body }) => {
  const { erasedAfter } = await remove(actor, body.name);
  return { erasedAfter: erasedAfter.toISOString() };
});
