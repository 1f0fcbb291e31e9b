import { route } from '@/server/http/route';
import { deleteFindingView, updateFindingView } from '@/server/triage/api';
import { deleteView, updateView } from '@/server/triage/views';

export const PATCH = route(updateFindingView, async ({ actor, params, body }) => ({
  view: await updateView(actor, params.id, body),
}));

export const DELETE = route(deleteFindingView, async ({ actor, params }) => {
  await deleteView(actor, params.id);
  return {};
});
