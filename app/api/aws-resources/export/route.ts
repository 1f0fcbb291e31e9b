import { route } from '@/server/http/route';
import { exportAwsResources } from '@/server/inventory/api';
import { exportResources } from '@/server/inventory/export';
import { filtersOf } from '@/server/inventory/filters-of';

export const dynamic = 'force-dynamic';

export const GET = route(exportAwsResources, async ({ actor, query: { format, sort, ...query } }) =>
  exportResources(actor, format, { ...(await filtersOf(actor, query)), sort }),
);
