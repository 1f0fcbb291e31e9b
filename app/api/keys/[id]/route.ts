import { route } from '@/server/http/route';
import { revokeKey } from '@/server/identity/api';
import { revokeApiKey } from '@/server/identity/api-keys';

export const dynamic = 'force-dynamic';

export const DELETE = route(revokeKey, async ({ actor, params }) => {
  await revokeApiKey(actor, params.id);
  return {};
});
