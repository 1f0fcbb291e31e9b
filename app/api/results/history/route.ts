import { connectionIdOf } from '@/server/accounts/find';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import { listResultHistory } from '@/server/scans/api';
import { listScans } from '@/server/scans/data';
import { scanView } from '@/server/scans/views';

export const GET = route(listResultHistory, async ({ actor, query: { accountId, ...query } }) => {
  const account = accountId ? await connectionIdOf(within(actor, 'scans:read'), accountId) : undefined;
  const { rows, ...pagination } = await listScans(actor, { ...query, account }, await memberNames(actor.orgId));
  return { scans: rows.map(scanView), pagination };
});
