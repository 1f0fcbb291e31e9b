import { connectionIdsOf } from '@/server/accounts/find';
import { AppError } from '@/server/errors';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';
import { listAwsResources } from '@/server/inventory/api';
import { listResources } from '@/server/inventory/data';
import { shortTypes } from '@/server/inventory/types';

export const dynamic = 'force-dynamic';

const typeOf = (name: string): string => (name in shortTypes ? shortTypes[name as keyof typeof shortTypes] : name);

const tagOf = (text: string) => {
  const at = text.indexOf('=');
  return at < 0 ? { key: text, value: null } : { key: text.slice(0, at), value: text.slice(at + 1) };
};

export const GET = route(listAwsResources, async ({ actor, query: { page, limit, cursor, type, accountId, region, tag, q } }) => {
  if (page !== undefined && cursor !== undefined) throw new AppError('BAD_REQUEST', 'Give either page or cursor.');
  const accounts = accountId && (await connectionIdsOf(within(actor, 'resources:read'), accountId));
  const filters = { types: type?.map(typeOf), accounts, regions: region, tags: tag?.map(tagOf), q };
  const { rows, total, totalIsCapped, nextCursor } = await listResources(actor, filters, limit, cursor ? { cursor } : { page: page ?? 1 });
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
