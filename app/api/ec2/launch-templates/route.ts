import { connectionIdsOf } from '@/server/accounts/find';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';
import { toldTemplate } from '@/server/operate/answer';
import { createLaunchTemplate, listLaunchTemplates } from '@/server/operate/templates/api';
import { listTemplates } from '@/server/operate/templates/list';
import { createTemplate } from '@/server/operate/templates/write';

export const GET = route(listLaunchTemplates, async ({ actor, query: { accountId, ...query } }) => {
  const account = accountId ? await connectionIdsOf(within(actor, 'instances:read'), accountId) : undefined;
  // An account that is not connected has no templates; without this no filter would be left.
  if (account?.length === 0) return { launchTemplates: [], pagination: { total: 0, nextCursor: null } };
  const { rows, ...pagination } = await listTemplates(actor, { ...query, account });
  return { launchTemplates: rows, pagination };
});

export const POST = route(createLaunchTemplate, async ({ actor, body }) => toldTemplate(await createTemplate(actor, body)));
