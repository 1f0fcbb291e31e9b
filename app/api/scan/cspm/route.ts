import { connectionIdOf } from '@/server/accounts/find';
import { notFound } from '@/server/errors';
import { route } from '@/server/http/route';
import { memberNames } from '@/server/identity/member-names';
import { getNewestScan } from '@/server/scans/api';
import { getScan, newestFinishedScan } from '@/server/scans/data';
import { scanDetailView } from '@/server/scans/views';

export const GET = route(getNewestScan, async ({ actor, query }) => {
  const account = query.accountId ? await connectionIdOf(actor.orgId, query.accountId) : undefined;
  const id = await newestFinishedScan(actor.orgId, 'cspm', account);
  if (!id) throw notFound('finished scan');
  return { scan: scanDetailView(await getScan(actor.orgId, id, await memberNames(actor.orgId))) };
});
