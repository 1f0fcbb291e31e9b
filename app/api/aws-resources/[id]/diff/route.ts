import { diffResource } from '@/server/drift/versions/data';
import { periodOf } from '@/server/drift/versions/period';
import { route } from '@/server/http/route';
import { diffAwsResource } from '@/server/inventory/api';

export const dynamic = 'force-dynamic';

export const GET = route(diffAwsResource, ({ actor, params, query }) => {
  const { from, to } = periodOf(query);
  return diffResource(actor, params.id, from, to);
});
