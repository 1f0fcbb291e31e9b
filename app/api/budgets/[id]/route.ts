import { deleteBudget as deleteOperation, updateBudget as updateOperation } from '@/server/costs/api';
import { deleteBudget, updateBudget } from '@/server/costs/budgets/mutations';
import { route } from '@/server/http/route';

export const PUT = route(updateOperation, async ({ actor, params, body }) => {
  await updateBudget(actor, params.id, body);
  return {};
});

export const DELETE = route(deleteOperation, async ({ actor, params }) => {
  await deleteBudget(actor, params.id);
  return {};
});
