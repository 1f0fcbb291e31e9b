import { eq } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema/identity';
import { recordAudit } from '../audit/record';
import { withIdentity, withOrg } from '../db';
import { AppError } from '../errors';
import type { Actor } from './actor';
import { endSessions } from './own-sessions/end-sessions';
import { endClerkSession } from './vendors/end-clerk-session';
import { revokeAtWorkos } from './vendors/vendor-api';

/** Signs the caller out: the session, its cookie and its access tokens end together. */
export async function endSessionOf(actor: Actor): Promise<void> {
  if (actor.via === 'api-key') throw new AppError('UNPROCESSABLE', 'An API key has no session to end: revoke the key instead.');
  if (actor.provider === 'clerk') return endClerkSession(actor);
  const vendorSession = actor.provider === 'workos' ? await vendorSessionOf(actor) : null;
  await withOrg(actor, async (audit) => {
    await withIdentity((tx) => endSessions(tx, { userId: actor.userId, only: actor.credentialId }));
    await recordAudit(audit, actor, { action: 'session.end', target: actor.userId });
  });
  if (vendorSession) await revokeAtWorkos(vendorSession);
}

async function vendorSessionOf({ credentialId }: Actor): Promise<string | null> {
  const [row] = await withIdentity((tx) => tx.select({ id: sessions.vendorSessionId }).from(sessions).where(eq(sessions.id, credentialId)));
  return row?.id ?? null;
}
