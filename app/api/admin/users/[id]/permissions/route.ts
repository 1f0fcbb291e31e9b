import { route } from '@/server/http/route';
import { setUserPermissions } from '@/server/identity/members/api';
import { changeMember } from '@/server/identity/members/mutations';

export const PUT = route(setUserPermissions, async ({ actor, params, body }) => {
  await changeMember(actor, params.id, body);
  return {};
});
