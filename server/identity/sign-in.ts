import { recordAudit } from '../audit/record';
import { withOrg } from '../db';
import { env } from '../env';
import { AppError } from '../errors';
import { log } from '../log';
import { firstAdmin } from './memberships';
import { isLoopback, isLoopbackRequest } from './origins';
import { localAuth } from './providers/local';
import { findSession, type LiveSession, startSession } from './sessions';
import { countAttempt, forgetAttempts } from './sign-in-attempts';
import { consumeSignInLink } from './sign-in-links';

export interface SignedIn extends LiveSession {
  /** For the cookie. */
  token: string;
}

/**
 * Signs a person in by e-mail and password.
 * @throws AppError UNAUTHENTICATED, the same for an unknown e-mail and a wrong password; RATE_LIMITED after too many tries
 */
export async function signInWithPassword(email: string, password: string, headers: Headers): Promise<SignedIn> {
  await countAttempt(email, headers);
  const token = await checkPassword(email, password, headers);
  const signedIn = await admit(token, 'password');
  await forgetAttempts(email, headers);
  return signedIn;
}

/** better-auth's own 'no', told by shape: the bundler may give this file another copy of its error class. */
const isRefusedSignIn = (error: unknown): error is Error & { statusCode: number; body?: { code?: string } } =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;

async function checkPassword(email: string, password: string, headers: Headers): Promise<string> {
  try {
    const { token } = await localAuth().api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'user-agent': userAgent(headers) }),
    });
    return token;
  } catch (error) {
    if (!isRefusedSignIn(error)) throw error;
    log.warn({ reason: error.body?.code }, 'sign-in refused');
    throw new AppError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }
}

/** Signs in whoever holds a one-time link, and uses it up. */
export async function signInWithLink(linkToken: string, headers: Headers): Promise<SignedIn> {
  const userId = await consumeSignInLink(linkToken);
  const { token } = await startSession(userId, userAgent(headers));
  return admit(token, 'link');
}

/** Whether 'Open the demo' is offered: switched on, and nobody but this machine can ask. */
export const isDemoOpen = (headers: Headers): boolean =>
  env().CLOUDLENS_DEMO && isLoopback(env().HOST) && isLoopback(new URL(env().APP_URL).hostname) && isLoopbackRequest(headers);

/** Signs in as the first admin without a password, on this machine only. */
export async function signInToDemo(headers: Headers): Promise<SignedIn> {
  if (!isDemoOpen(headers)) throw new AppError('FORBIDDEN', 'The demo is open only on the machine that runs CloudLens with sample data.');
  const admin = await firstAdmin();
  if (!admin) throw new AppError('UNAVAILABLE', 'CloudLens has not been set up yet: start it with npm start.');
  const { token } = await startSession(admin.userId, userAgent(headers));
  return admit(token, 'demo');
}

const userAgent = (headers: Headers): string => headers.get('user-agent') ?? '';

async function admit(token: string, method: 'password' | 'link' | 'demo'): Promise<SignedIn> {
  const live = await findSession({ token }, 'session');
  if (!live)
    throw new AppError('UNAUTHENTICATED', 'This account is deactivated or belongs to no organization: ask an admin to invite you again.');
  const { actor } = live;
  await withOrg(actor.orgId, (tx) => recordAudit(tx, actor, { action: 'session.start', target: actor.userId, data: { method } }));
  return { ...live, token };
}
