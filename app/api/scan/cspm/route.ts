import { connectionIdOf } from '@/server/accounts/find';
import { notFound } from '@/server/errors';
import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { can, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import { getNewestScan } from '@/server/scans/api';
import { getScan, newestFinishedScan } from '@/server/scans/data';
import { joinOrStartScan } from '@/server/scans/mutations';
import { scanDetailView } from '@/server/scans/views';

export const GET = route(getNewestScan, async ({ actor, query: { accountId, maxAge } }) => {
  const awsAccountId = accountId ? await connectionIdOf(within(actor, 'scans:read'), accountId) : undefined;
  const mayStart = maxAge !== undefined && actor.via !== 'session' && can(actor, 'scans:create');
  const since = mayStart ? new Date(Date.now() - maxAge * 1_000) : undefined;
  const id = await newestFinishedScan(actor, { awsAccountId, since });
  if (!id && mayStart) return reply(await joinOrStartScan(actor, awsAccountId), { status: 202 });
  if (!id) throw notFound('finished scan');
  return { scan: scanDetailView(await getScan(actor, id, await memberNames(actor.orgId))) };
});
