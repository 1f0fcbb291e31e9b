import { connectionIdOf } from '@/server/accounts/find';
import { listDriftStackSets } from '@/server/drift/stack-sets/api';
import { listStackSetsOf } from '@/server/drift/stack-sets/data';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const GET = route(listDriftStackSets, async ({ actor, query: { accountId, region } }) => ({
  regions: await listStackSetsOf(actor, await connectionIdOf(within(actor, 'drift:read'), accountId), region),
}));
