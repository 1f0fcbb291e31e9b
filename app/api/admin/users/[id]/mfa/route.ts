import { route } from '@/server/http/route';
import { resetMemberSecondFactor } from '@/server/identity/local/members';
import { resetMember } from '@/server/identity/second-factor/api';

export const dynamic = 'force-dynamic';

export const DELETE = route(resetMember, async ({ actor, params }) => {
  await resetMemberSecondFactor(actor, params.id);
  return {};
});
