import { connectionIdOf } from '@/server/accounts/find';
import { checkAllDrift } from '@/server/drift/api';
import { checkAll } from '@/server/drift/queue/queue-stacks';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const POST = route(checkAllDrift, async ({ actor, body: { accountId, region, force } }) => {
  const awsAccountId = accountId ? await connectionIdOf(within(actor, 'drift:create'), accountId) : undefined;
  return checkAll(actor, { awsAccountId, region, force, trigger: 'api' });
});
