import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { env } from '../../env';
import { readCookie } from '../../http/read-cookie';
import { ownOrigins } from '../origins';
import { clerkSettings } from '../provider';
import type { ClerkSettings } from '../provider-settings';
import type { VendorClaim } from '../vendors/claim';
import { namesAudience, publishedKeys, verifyToken } from './verify-token';

/** Claims of Clerk's session tokens, versions 1 and 2; `email` and `name` are there when an operator has added them. */
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  sid: z.string().min(1).max(255).optional(),
  azp: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  sts: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
  o: z.object({ id: z.string().min(1).max(255), slg: z.string().optional(), rol: z.string().optional() }).optional(),
  org_id: z.string().min(1).max(255).optional(),
  org_slug: z.string().optional(),
  org_role: z.string().optional(),
  act: z.object({ sub: z.string() }).optional(),
  email: z.email().max(254).optional().catch(undefined),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

const store = globalThis as { cloudlensClerkKey?: { pem: string; key: KeyObject } };

function keyOf({ jwtKey, jwksUrl }: ClerkSettings) {
  if (!jwtKey) return publishedKeys('Clerk', jwksUrl);
  if (store.cloudlensClerkKey?.pem !== jwtKey) store.cloudlensClerkKey = { pem: jwtKey, key: createPublicKey(jwtKey) };
  return store.cloudlensClerkKey.key;
}

/**
 * The claim of a session token of Clerk, or null when anything about it is wrong: signature, algorithm, issuer, times, audience,
 * the page it was made for (`azp`), or a session that still has something to do at Clerk (`sts: pending`).
 * @throws AppError UNAVAILABLE when Clerk's keys are needed and cannot be had
 */
export async function readClerkToken(token: string): Promise<VendorClaim | null> {
  const settings = clerkSettings();
  if (!settings) return null;
  const payload = await verifyToken(token, keyOf(settings), [settings.issuer]);
  const parsed = payload && claimsSchema.safeParse(payload);
  if (!parsed?.success) return null;
  const claims = parsed.data;
  if (![...ownOrigins(), ...settings.authorizedParties].includes(claims.azp)) return null;
  if (claims.sts !== undefined && claims.sts !== 'active') return null;
  if (!isForUs(claims.aud, settings)) return null;
  const organization = claims.o
    ? { subject: claims.o.id, slug: claims.o.slg, role: claims.o.rol ?? null }
    : claims.org_id
      ? { subject: claims.org_id, slug: claims.org_slug, role: claims.org_role ?? null }
      : null;
  return {
    provider: 'clerk',
    subject: claims.sub,
    sessionId: claims.sid ?? null,
    organization,
    profile: { email: claims.email, name: claims.name },
    issuedAt: new Date(claims.iat * 1000),
    expiresAt: new Date(claims.exp * 1000),
    impersonator: claims.act?.sub,
  };
}

/** Clerk's own tokens name no audience; one that is there must be ours, and a configured one must be there. */
function isForUs(audience: string | string[] | undefined, { audiences }: ClerkSettings): boolean {
  if (audiences.length > 0) return namesAudience(audience, audiences);
  return audience === undefined || namesAudience(audience, [env().APP_URL, ...ownOrigins()]);
}

/**
 * Names of the cookies that Clerk's script keeps the session token in: its own for this instance first, then the common one.
 * Empty when Clerk is not in use.
 */
export function clerkCookieNames(): string[] {
  const settings = clerkSettings();
  if (!settings) return [];
  const suffix = createHash('sha1').update(settings.publishableKey).digest('base64url').slice(0, 8);
  return [`__session_${suffix}`, '__session'];
}

/** The session token in a request's cookies, not yet checked. */
export function clerkCookieOf(headers: Headers): string | null {
  for (const name of clerkCookieNames()) {
    const token = readCookie(headers, name);
    if (token) return token;
  }
  return null;
}
