import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { createWorkflow, listWorkflows } from '@/server/workflows/api';
import * as data from '@/server/workflows/data';
import * as mutations from '@/server/workflows/mutations';

export const GET = route(listWorkflows, async ({ actor, query }) => pageOf(actor, 'workflows', await data.listWorkflows(actor), query));

export const POST = route(createWorkflow, async ({ actor, body }) => ({ workflow: await mutations.createWorkflow(actor, body) }));
