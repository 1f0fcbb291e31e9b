import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { Actor } from '../actor';
import { requireSession } from '../recent-proof';
import { endSessions } from './end-sessions';

/** Ends one of the actor's own other sessions. */
export async function endOwnSession(actor: Actor, id: string): Promise<void> {
  // A key acts within its scopes, and none of them is about sessions.
  if (actor.via === 'api-key') throw notFound('session');
  if (id === actor.credentialId) throw new AppError('UNPROCESSABLE', 'This is the session that asks: sign out instead.');
  await withOrg(actor, async (audit) => {
    if ((await withIdentity((tx) => endSessions(tx, { userId: actor.userId, only: id }))) === 0) throw notFound('session');
    await recordAudit(audit, actor, { action: 'session.end', target: actor.userId, data: { session: id } });
  });
}

/** Signs the actor out everywhere else. */
export async function endOtherSessions(actor: Actor): Promise<{ ended: number }> {
  requireSession(actor);
  return withOrg(actor, async (audit) => {
    const ended = await withIdentity((tx) => endSessions(tx, { userId: actor.userId, except: actor.credentialId }));
    await recordAudit(audit, actor, { action: 'session.end-others', target: actor.userId, data: { ended } });
    return { ended };
  });
}
