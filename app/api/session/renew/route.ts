import { route } from '@/server/http/route';
import { renewSession } from '@/server/identity/own-sessions/api';
import { renewSession as renew } from '@/server/identity/own-sessions/renew';

export const dynamic = 'force-dynamic';

export const POST = route(renewSession, async ({ actor }) => {
  const { expiresAt, latestEnd } = await renew(actor);
  return { expiresAt: expiresAt.toISOString(), latestEnd: latestEnd.toISOString() };
});
