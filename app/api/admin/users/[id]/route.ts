import { route } from '@/server/http/route';
import { deleteUser } from '@/server/identity/members/api';
import { removeMember } from '@/server/identity/members/mutations';

export const DELETE = route(deleteUser, async ({ actor, params }) => {
  await removeMember(actor, params.id);
  return {};
});
