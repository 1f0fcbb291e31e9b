import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { env } from '../../env';
import { AppError } from '../../errors';
import { log } from '../../log';
import { ownPath } from '../own-path';
import { sameDigest, sha256 } from '../secret-token';
import { setCookieHeader } from '../session-cookie';
import { askVendor, VendorRefusal } from '../vendors/ask-vendor';
import { workosProfile, workosUserSchema } from '../vendors/vendor-objects';
import { requireWorkos, signInWithWorkos } from './enter-with-claim';
import { flowCookie, flowSeconds, readFlow } from './flow-cookie';

const callbackPath = '/api/auth/workos/callback';
const redirectUri = (): string => `${env().APP_URL}${callbackPath}`;

function seeOther(path: string, cookies: readonly string[]): Response {
  const headers = new Headers({ Location: new URL(path, env().APP_URL).href });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Sends a browser to WorkOS's sign-in page, with a state that only it can bring back and a proof key (PKCE, S256). */
export function startWorkosSignIn(next: string | undefined): Response {
  const { apiUrl, clientId } = requireWorkos();
  const [state, verifier] = [randomBytes(24).toString('base64url'), randomBytes(32).toString('base64url')];
  const url = new URL(`${apiUrl}/user_management/authorize`);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    provider: 'authkit',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const flow = { state, verifier, next: ownPath(next), until: Date.now() + flowSeconds * 1000 };
  return seeOther(url.href, [flowCookie(flow)]);
}

/** Why a browser is back on the sign-in page; the words are in components/auth/sign-in-problem.ts. */
export type SignInProblem = 'cancelled' | 'expired' | 'refused' | 'organization' | 'unavailable';

const failed = (problem: SignInProblem): Response => seeOther(`/sign-in?problem=${problem}`, [flowCookie(null)]);

interface Returned {
  code?: string | undefined;
  state?: string | undefined;
  error?: string | undefined;
}

/** Exchanges the code that a browser brings back, and signs it in. Always leads to a page. */
export async function finishWorkosSignIn({ code, state, error }: Returned, headers: Headers): Promise<Response> {
  requireWorkos();
  const flow = readFlow(headers);
  if (!flow || !state || !sameDigest(sha256(state), sha256(flow.state))) return failed('expired');
  if (error || !code) return failed(error === 'access_denied' ? 'cancelled' : 'refused');
  try {
    const { access_token, user } = await exchangeCode(code, flow.verifier);
    const { token } = await signInWithWorkos(access_token, headers, { subject: user.id, ...workosProfile(user) });
    return seeOther(flow.next, [flowCookie(null), setCookieHeader(token)]);
  } catch (cause) {
    log.warn({ err: cause }, 'a sign-in through WorkOS failed');
    return failed(problemOf(cause));
  }
}

const answerSchema = z.object({ access_token: z.string().min(1).max(16_384), user: workosUserSchema });

function exchangeCode(code: string, verifier: string) {
  const { apiUrl, apiKey, clientId } = requireWorkos();
  return askVendor(`${apiUrl}/user_management/authenticate`, {
    key: apiKey,
    body: { client_id: clientId, client_secret: apiKey, grant_type: 'authorization_code', code, code_verifier: verifier },
    answer: answerSchema,
  });
}

function problemOf(cause: unknown): SignInProblem {
  if (cause instanceof AppError) return cause.code === 'UNAVAILABLE' ? 'unavailable' : 'refused';
  if (!(cause instanceof VendorRefusal)) return 'unavailable';
  if (cause.reason === 'organization_selection_required') return 'organization';
  return cause.status >= 500 ? 'unavailable' : 'refused';
}
