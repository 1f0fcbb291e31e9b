import { connectionIdsOf } from '@/server/accounts/find';
import { listDriftChanges } from '@/server/drift/versions/api';
import { listChanges } from '@/server/drift/versions/data';
import { periodOf } from '@/server/drift/versions/period';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const GET = route(listDriftChanges, async ({ actor, query: { accountId, from, to, ...query } }) => {
  const account = accountId ? await connectionIdsOf(within(actor, 'resources:read'), accountId) : undefined;
  if (account?.length === 0) return { changes: [], pagination: { total: 0, nextCursor: null } };
  const { rows, ...pagination } = await listChanges(actor, { ...query, ...periodOf({ from, to }), account });
  return { changes: rows, pagination };
});
