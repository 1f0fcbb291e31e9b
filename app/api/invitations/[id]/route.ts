import { route } from '@/server/http/route';
import { revokeInvitation } from '@/server/identity/invitations/api';
import { revokeInvitation as revoke } from '@/server/identity/invitations/mutations';

export const dynamic = 'force-dynamic';

export const DELETE = route(revokeInvitation, async ({ actor, params }) => {
  await revoke(actor, params.id);
  return {};
});
