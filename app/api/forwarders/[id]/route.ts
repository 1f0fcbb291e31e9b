import { deleteForwarderOperation, updateForwarderOperation } from '@/server/forwarding/api';
import { deleteForwarder, updateForwarder } from '@/server/forwarding/mutations';
import { route } from '@/server/http/route';

export const PATCH = route(updateForwarderOperation, async ({ actor, params, body }) => ({
  forwarder: await updateForwarder(actor, params.id, body),
}));

export const DELETE = route(deleteForwarderOperation, async ({ actor, params }) => {
  await deleteForwarder(actor, params.id);
  return {};
});
