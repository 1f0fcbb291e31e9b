import { recordAudit } from '../../audit/record';
import { withIdentity, withOrg } from '../../db';
import { AppError } from '../../errors';
import { announce } from '../../live/announce';
import type { Actor } from '../actor';
import { takeDown } from './ledger';
import { revokeAtClerk } from './vendor-api';

/**
 * Ends a session that Clerk keeps: its tokens are refused here from now on, and Clerk renews them no more if it can be reached.
 * @throws AppError UNPROCESSABLE for a token that belongs to no session and so ends by itself
 */
export async function endClerkSession(actor: Actor): Promise<void> {
  const { credentialId: subject, orgId } = actor;
  if (subject.startsWith('token of ')) throw new AppError('UNPROCESSABLE', 'This token belongs to no session: it ends by itself.');
  await withOrg(actor, async (audit) => {
    await withIdentity(async (tx) => {
      await takeDown(tx, { provider: 'clerk', kind: 'session', subject, changedAt: new Date(), gone: true });
      await announce(tx.sql, { orgId, channel: 'session', id: subject });
    });
    await recordAudit(audit, actor, { action: 'session.end', target: actor.userId });
  });
  await revokeAtClerk(subject);
}
