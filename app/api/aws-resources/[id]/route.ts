import { getHistory } from '@/server/drift/versions/data';
import { route } from '@/server/http/route';
import { getAwsResource } from '@/server/inventory/api';
import { getResource } from '@/server/inventory/detail';

export const dynamic = 'force-dynamic';

export const GET = route(getAwsResource, async ({ actor, params }) => {
  const resource = await getResource(actor, params.id);
  const { versions } = await getHistory(actor, params.id);
  return { resource: { ...resource, versions } };
});
