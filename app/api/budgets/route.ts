import { createBudget as createOperation, listBudgets as listOperation } from '@/server/costs/api';
import { createBudget } from '@/server/costs/budgets/mutations';
import { listBudgets } from '@/server/costs/lists';
import { route } from '@/server/http/route';

export const GET = route(listOperation, ({ actor, query }) => listBudgets(actor, query));

export const POST = route(createOperation, ({ actor, body }) => createBudget(actor, body));
