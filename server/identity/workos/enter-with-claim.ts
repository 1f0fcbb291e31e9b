import { eq } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema/identity';
import { recordAudit } from '../../audit/record';
import { withIdentity, withOrg } from '../../db';
import { AppError } from '../../errors';
import { clientAddress } from '../../http/rate-limit';
import { workosSettings } from '../provider';
import { readWorkosToken } from '../providers/workos';
import { findSession, startSession } from '../sessions';
import type { SignedIn } from '../sign-in';
import type { Profile, VendorClaim } from '../vendors/claim';
import { vendorActor } from '../vendors/vendor-actor';

/** @throws AppError UNPROCESSABLE where another provider is in use */
export function requireWorkos() {
  const settings = workosSettings();
  if (!settings) throw new AppError('UNPROCESSABLE', 'WorkOS is not configured here: see GET /api/config for how people sign in.');
  return settings;
}

/**
 * Starts a session of ours for whoever shows an access token of WorkOS.
 * @param profile what WorkOS has said about the person beside the token
 * @throws AppError UNPROCESSABLE without WorkOS, UNAUTHENTICATED for a token that does not hold, UNAVAILABLE without WorkOS's keys
 */
export async function signInWithWorkos(accessToken: string, headers: Headers, profile?: { subject: string } & Profile): Promise<SignedIn> {
  requireWorkos();
  const claim = await readWorkosToken(accessToken);
  if (!claim || (profile && profile.subject !== claim.subject))
    throw new AppError('UNAUTHENTICATED', 'This is no valid access token of WorkOS for this installation: sign in there again.');
  const { subject: _, ...told } = profile ?? { subject: '' };
  return enter(profile ? { ...claim, profile: told } : claim, headers);
}

async function enter(claim: VendorClaim, headers: Headers): Promise<SignedIn> {
  const actor = await vendorActor(claim, 'session');
  if (!actor)
    throw new AppError(
      'UNAUTHENTICATED',
      'This person or their organization was removed or deactivated, or the session has ended: ask an admin of your organization.',
    );
  const { id, token } = await startSession(actor.userId, headers.get('user-agent'), { address: clientAddress(headers) });
  const began = { activeOrganizationId: actor.orgId, vendorSessionId: claim.sessionId };
  await withIdentity((tx) => tx.update(sessions).set(began).where(eq(sessions.id, id)));
  const live = await findSession({ id }, 'session');
  if (!live) throw new AppError('UNAUTHENTICATED', 'This session ended before it began: sign in again.');
  const data = { method: 'workos', ...(claim.impersonator ? { impersonator: claim.impersonator } : {}) };
  await withOrg(live.actor, (tx) => recordAudit(tx, live.actor, { action: 'session.start', target: actor.userId, data }));
  return { ...live, token };
}
