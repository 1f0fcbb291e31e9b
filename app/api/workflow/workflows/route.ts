import { route } from '@/server/http/route';
import { createWorkflow, listWorkflows } from '@/server/workflows/api';
import * as data from '@/server/workflows/data';
import * as mutations from '@/server/workflows/mutations';

export const GET = route(listWorkflows, async ({ actor }) => {
  const workflows = await data.listWorkflows(actor);
  return { workflows, pagination: { total: workflows.length, nextCursor: null } };
});

export const POST = route(createWorkflow, async ({ actor, body }) => ({ workflow: await mutations.createWorkflow(actor, body) }));
