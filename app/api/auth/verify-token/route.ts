import { AppError } from '@/server/errors';
import { route } from '@/server/http/route';
import { verifyToken } from '@/server/identity/api';
import { identify } from '@/server/identity/session';
import { userView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const GET = route(verifyToken, async ({ request }) => {
  const identified = await identify(request.headers);
  if (!identified) throw new AppError('UNAUTHENTICATED', 'The session has just ended.');
  return { valid: true as const, expiresAt: identified.expiresAt?.toISOString() ?? null, user: userView(identified.actor) };
});
