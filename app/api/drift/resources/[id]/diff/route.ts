import { diffResourceVersions } from '@/server/drift/versions/api';
import { diffResource } from '@/server/drift/versions/data';
import { periodOf } from '@/server/drift/versions/period';
import { route } from '@/server/http/route';

export const GET = route(diffResourceVersions, ({ actor, params, query }) => {
  const { from, to } = periodOf(query);
  return diffResource(actor, params.id, from, to);
});
