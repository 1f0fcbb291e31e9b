import { muteAttackPath, unmuteAttackPath } from '@/server/attack-paths/api';
import { mutePath, unmutePath } from '@/server/attack-paths/mutations';
import { route } from '@/server/http/route';

export const POST = route(muteAttackPath, async ({ actor, params, body }) => {
  await mutePath(actor, params.id, body);
  return {};
});

export const DELETE = route(unmuteAttackPath, async ({ actor, params }) => {
  await unmutePath(actor, params.id);
  return {};
});
