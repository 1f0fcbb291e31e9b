import { recordAudit } from '../audit/record';
import { withIdentity, withOrg } from '../db';
import { AppError } from '../errors';
import type { Actor } from './actor';
import { endSessions } from './own-sessions/end-sessions';
import { endClerkSession } from './vendors/end-clerk-session';

/** Signs the caller out: the session, its cookie and its access tokens end together. */
export async function endSessionOf(actor: Actor): Promise<void> {
  if (actor.via === 'api-key') throw new AppError('UNPROCESSABLE', 'An API key has no session to end: revoke the key instead.');
  if (actor.provider === 'clerk') return endClerkSession(actor);
  await withOrg(actor, async (audit) => {
    await withIdentity((tx) => endSessions(tx, { userId: actor.userId, only: actor.credentialId }));
    await recordAudit(audit, actor, { action: 'session.end', target: actor.userId });
  });
}
