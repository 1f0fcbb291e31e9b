import { z } from 'zod';
import { workosSettings } from '../provider';
import type { VendorClaim } from '../vendors/claim';
import { namesAudience, publishedKeys, verifyToken } from './verify-token';

/** Claims of WorkOS's access tokens; `email` and names are there when a JWT template adds them. */
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  sid: z.string().min(1).max(255).optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
  org_id: z.string().min(1).max(255).optional(),
  role: z.string().optional(),
  act: z.object({ sub: z.string() }).optional(),
  email: z.email().max(254).optional().catch(undefined),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

/**
 * The claim of an access token of WorkOS, or null when anything about it is wrong: signature (by the keys of our client),
 * algorithm, issuer, times, or another client as its audience.
 * @throws AppError UNAVAILABLE when WorkOS's keys cannot be had
 */
export async function readWorkosToken(token: string): Promise<VendorClaim | null> {
  const settings = workosSettings();
  if (!settings) return null;
  const payload = await verifyToken(token, publishedKeys('WorkOS', settings.jwksUrl), settings.issuers);
  const parsed = payload && claimsSchema.safeParse(payload);
  if (!parsed?.success) return null;
  const claims = parsed.data;
  if (claims.aud !== undefined && !namesAudience(claims.aud, [settings.clientId])) return null;
  if (claims.client_id !== undefined && claims.client_id !== settings.clientId) return null;
  return {
    provider: 'workos',
    subject: claims.sub,
    sessionId: claims.sid ?? null,
    organization: claims.org_id ? { subject: claims.org_id, role: claims.role ?? null } : null,
    profile: { email: claims.email, name: claims.name },
    issuedAt: new Date(claims.iat * 1000),
    expiresAt: new Date(claims.exp * 1000),
    impersonator: claims.act?.sub,
  };
}
