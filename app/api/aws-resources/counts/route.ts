import { route } from '@/server/http/route';
import { countFilteredResources } from '@/server/inventory/api';
import { countInventory } from '@/server/inventory/facets';
import { filtersOf } from '@/server/inventory/filters-of';
import { listUnseen } from '@/server/inventory/unseen';

export const dynamic = 'force-dynamic';

export const GET = route(countFilteredResources, async ({ actor, query }) => ({
  counts: await countInventory(actor, await filtersOf(actor, query)),
  unseen: await listUnseen(actor),
}));
