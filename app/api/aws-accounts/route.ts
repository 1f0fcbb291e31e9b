import { z } from 'zod';
import { listAwsAccounts } from '@/server/accounts/api';
import { listAccounts } from '@/server/accounts/data';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { route } from '@/server/http/route';

export const GET = route(listAwsAccounts, async ({ actor, query: { limit, cursor, ...filter } }) => {
  const all = (await listAccounts(actor, filter)).sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const [after] = cursor ? decodeCursor(actor.orgId, 'accounts', cursor, z.tuple([z.string()])) : [''];
  const rest = all.filter((account) => account.accountId > after);
  const accounts = rest.slice(0, limit);
  const last = accounts[accounts.length - 1];
  return {
    accounts,
    pagination: {
      total: all.length,
      nextCursor: rest.length > limit && last ? encodeCursor(actor.orgId, 'accounts', [last.accountId]) : null,
    },
  };
});
