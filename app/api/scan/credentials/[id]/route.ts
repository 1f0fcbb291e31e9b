import { deleteCredential } from '@/server/accounts/api';
import { deleteAccessKey } from '@/server/accounts/keys/access-keys';
import { route } from '@/server/http/route';

export const DELETE = route(deleteCredential, async ({ actor, params }) => {
  await deleteAccessKey(actor, params.id);
  return {};
});
