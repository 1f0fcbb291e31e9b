import { connectionIdsOf } from '@/server/accounts/find';
import { listTerraformStates, uploadTerraformState } from '@/server/drift/terraform/api';
import * as data from '@/server/drift/terraform/data';
import { uploadState } from '@/server/drift/terraform/mutations';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { within } from '@/server/identity/actor';

export const GET = route(listTerraformStates, async ({ actor, query: { accountId, ...page } }) => {
  const account = accountId ? await connectionIdsOf(within(actor, 'drift:read'), accountId) : undefined;
  return pageOf(actor, 'states', await data.listTerraformStates(actor, account), page);
});

export const POST = route(uploadTerraformState, ({ actor, query, body }) => uploadState(actor, { ...query, file: body }));
