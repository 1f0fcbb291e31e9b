import { deleteCostView } from '@/server/costs/api';
import { deleteView } from '@/server/costs/views/data';
import { route } from '@/server/http/route';

export const DELETE = route(deleteCostView, async ({ actor, params }) => {
  await deleteView(actor, params.id);
  return {};
});
