import { route } from '@/server/http/route';
import { reactivateUser } from '@/server/identity/members/api';
import { reactivateMember } from '@/server/identity/members/deactivate';

export const dynamic = 'force-dynamic';

export const POST = route(reactivateUser, async ({ actor, params }) => {
  await reactivateMember(actor, params.id);
  return {};
});
