import { connectionIdsOf } from '@/server/accounts/find';
import { listAttackPaths } from '@/server/attack-paths/api';
import { listPaths } from '@/server/attack-paths/data';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const GET = route(listAttackPaths, async ({ actor, query: { accountId, ...query } }) => {
  const account = accountId ? await connectionIdsOf(within(actor, 'findings:read'), accountId) : undefined;
  const { rows, ...pagination } = await listPaths(actor, { ...query, account });
  return { paths: rows, pagination };
});
