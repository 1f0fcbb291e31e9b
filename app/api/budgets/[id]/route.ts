import { deleteBudget as operation } from '@/server/costs/api';
import { deleteBudget } from '@/server/costs/budgets/mutations';
import { route } from '@/server/http/route';

export const DELETE = route(operation, async ({ actor, params }) => {
  await deleteBudget(actor, params.id);
  return {};
});
