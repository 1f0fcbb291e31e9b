import { connectionIdsOf } from '@/server/accounts/find';
import { listDriftStacks } from '@/server/drift/api';
import { listStacks } from '@/server/drift/data';
import { stackView } from '@/server/drift/views';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const GET = route(listDriftStacks, async ({ actor, query: { accountId, ...query } }) => {
  const account = accountId ? await connectionIdsOf(within(actor, 'drift:read'), accountId) : undefined;
  // An account that is not connected has no stacks; without this no filter would be left.
  if (account?.length === 0) return { stacks: [], pagination: { total: 0, nextCursor: null } };
  const { rows, counts: _, ...pagination } = await listStacks(actor, { ...query, account });
  return { stacks: rows.map(stackView), pagination };
});
