import { readAccessToken } from './access-token';
import type { Actor } from './actor';
import { looksLikeApiKey } from './api-key-format';
import { findApiKeyActor } from './api-keys';
import { identityProvider } from './provider';
import { clerkCookieOf, readClerkToken } from './providers/clerk';
import { sessionTokenOf } from './session-cookie';
import { findSession, type LiveSession, type SessionName } from './sessions';
import { together } from './together';
import { vendorActor } from './vendors/vendor-actor';

export interface Identified {
  actor: Actor;
  /** When the proof ends; null: an API key without end. */
  expiresAt: Date | null;
}

/**
 * Who is asking, with the end of their proof. An Authorization header decides alone: a wrong one is not made good by a cookie.
 * @param options.renew false for what asks by itself, such as streams: it keeps no session alive
 * @returns null for nobody, or a proof that does not hold.
 */
export async function identify(headers: Headers, options = { renew: true }): Promise<Identified | null> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return identifyBearer(authorization, options);
  if (identityProvider() === 'clerk') return identifyByClerk(clerkCookieOf(headers), 'session');
  const token = sessionTokenOf(headers);
  return token ? sessionOf({ token }, 'session', options) : null;
}

async function identifyBearer(authorization: string, options: { renew: boolean }): Promise<Identified | null> {
  const [, credential] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (!credential) return null;
  if (looksLikeApiKey(credential)) {
    const actor = await (options.renew ? findApiKeyActor(credential) : together().keys.load(credential));
    return actor && { actor, expiresAt: null };
  }
  if (identityProvider() === 'clerk') return identifyByClerk(credential, 'token');
  const token = await readAccessToken(credential);
  const session = token && (await sessionOf({ id: token.sessionId }, 'token', options));
  if (!token || !session) return null;
  return { ...session, expiresAt: new Date(Math.min(token.expiresAt.getTime(), session.expiresAt.getTime())) };
}

/** What asks by itself asks together with others of its kind. */
const sessionOf = (by: SessionName, via: 'session' | 'token', { renew }: { renew: boolean }): Promise<LiveSession | null> =>
  renew ? findSession(by, via) : together().sessions.load({ ...by, via });

async function identifyByClerk(token: string | null, via: 'session' | 'token'): Promise<Identified | null> {
  const claim = token ? await readClerkToken(token) : null;
  const actor = claim && (await vendorActor(claim, via));
  return actor && { actor, expiresAt: claim.expiresAt };
}

/** The actor of a request: by its session cookie, access token or API key. null: nobody we know. */
export async function currentActor(source: Request | Headers, options = { renew: true }): Promise<Actor | null> {
  const identified = await identify(source instanceof Headers ? source : source.headers, options);
  return identified?.actor ?? null;
}
