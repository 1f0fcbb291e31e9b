import { AppError } from '@/server/errors';
import { route } from '@/server/http/route';
import { listAwsResources } from '@/server/inventory/api';
import { listResources } from '@/server/inventory/data';
import { filtersOf } from '@/server/inventory/filters-of';

export const dynamic = 'force-dynamic';

export const GET = route(listAwsResources, async ({ actor, query: { page, limit, cursor, sort, ...query } }) => {
  if (page !== undefined && cursor !== undefined) throw new AppError('BAD_REQUEST', 'Give either page or cursor.');
  const filters = await filtersOf(actor, query);
  const { rows, total, totalIsCapped, nextCursor } = await listResources(actor, {
    ...filters,
    sort,
    limit,
    cursor: cursor ?? null,
    offset: ((page ?? 1) - 1) * limit,
  });
  return {
    resources: rows,
    pagination: {
      page: cursor ? null : (page ?? 1),
      limit,
      total,
      totalPages: Math.ceil(total / limit),
      ...(totalIsCapped ? { totalIsCapped } : {}),
      nextCursor,
    },
  };
});
