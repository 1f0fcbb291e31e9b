import { discoverAwsOrganization } from '@/server/accounts/api';
import { discoverOrganization } from '@/server/accounts/organization/discover';
import { readOrganization } from '@/server/accounts/organization/read-organization';
import { notFound } from '@/server/errors';
import { route } from '@/server/http/route';

export const POST = route(discoverAwsOrganization, async ({ actor, params }) => {
  await discoverOrganization(actor, params.id);
  const organization = await readOrganization(actor, params.id);
  if (!organization) throw notFound('listed organization');
  return { organization };
});
