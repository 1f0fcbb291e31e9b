import { connectionIdsOf } from '@/server/accounts/find';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';
import { listEc2Instances } from '@/server/operate/api';
import { listInstances } from '@/server/operate/instances/list';

export const GET = route(listEc2Instances, async ({ actor, query: { accountId, ...query } }) => {
  const account = accountId ? await connectionIdsOf(within(actor, 'instances:read'), accountId) : undefined;
  // An account that is not connected has no instances; without this no filter would be left.
  if (account?.length === 0) return { instances: [], pagination: { total: 0, nextCursor: null } };
  const { rows, states: _, ...pagination } = await listInstances(actor, { ...query, account });
  return { instances: rows, pagination };
});
