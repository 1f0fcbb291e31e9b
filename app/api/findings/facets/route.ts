import { findingFacets } from '@/server/findings/api';
import { countFacets } from '@/server/findings/facets';
import { filtersOf } from '@/server/findings/views';
import { route } from '@/server/http/route';

export const GET = route(findingFacets, async ({ actor, query }) => ({
  facets: await countFacets(actor, await filtersOf(actor, query)),
}));
