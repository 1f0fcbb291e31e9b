import { route } from '@/server/http/route';
import { deleteWorkflow, getWorkflow, updateWorkflow } from '@/server/workflows/api';
import * as data from '@/server/workflows/data';
import * as mutations from '@/server/workflows/mutations';

export const GET = route(getWorkflow, async ({ actor, params }) => ({ workflow: await data.getWorkflow(actor, params.id) }));

export const PATCH = route(updateWorkflow, async ({ actor, params, body }) => ({
  workflow: await mutations.updateWorkflow(actor, params.id, body),
}));

export const DELETE = route(deleteWorkflow, async ({ actor, params }) => {
  await mutations.deleteWorkflow(actor, params.id);
  return {};
});
