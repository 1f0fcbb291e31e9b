import { deleteTerraformState, getTerraformState } from '@/server/drift/terraform/api';
import * as data from '@/server/drift/terraform/data';
import { deleteState } from '@/server/drift/terraform/mutations';
import { route } from '@/server/http/route';

export const GET = route(getTerraformState, async ({ actor, params, query }) => {
  const { state, rows, ...pagination } = await data.getTerraformState(actor, params.id, query);
  return { state, resources: rows, pagination };
});

export const DELETE = route(deleteTerraformState, async ({ actor, params }) => {
  await deleteState(actor, params.id);
  return {};
});
