import { followAwsOrganization, getAwsOrganization } from '@/server/accounts/api';
import { followOrganization } from '@/server/accounts/organization/connect-members';
import { readOrganization } from '@/server/accounts/organization/read-organization';
import { notFound } from '@/server/errors';
import { route } from '@/server/http/route';

export const GET = route(getAwsOrganization, async ({ actor, params }) => {
  const organization = await readOrganization(actor, params.id);
  if (!organization) throw notFound('listed organization');
  return { organization };
});

export const PATCH = route(followAwsOrganization, async ({ actor, params, body }) => {
  await followOrganization(actor, params.id, body.follow);
  return {};
});
