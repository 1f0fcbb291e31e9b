import { issueExternalId as operation } from '@/server/accounts/api';
import { issueExternalId } from '@/server/accounts/mutations';
import { principalOf } from '@/server/accounts/principal';
import { route } from '@/server/http/route';

export const POST = route(operation, async ({ actor, body }) => ({
  ...(await issueExternalId(actor, body)),
  principal: await principalOf(body.accountId),
}));
