import { route } from '@/server/http/route';
import { deactivateUser } from '@/server/identity/members/api';
import { deactivateMember } from '@/server/identity/members/deactivate';

export const dynamic = 'force-dynamic';

export const POST = route(deactivateUser, async ({ actor, params }) => {
  await deactivateMember(actor, params.id);
  return {};
});
