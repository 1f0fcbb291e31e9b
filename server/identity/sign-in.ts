import { recordAudit } from '../audit/record';
import { withIdentity, withOrg } from '../db';
import { env } from '../env';
import { AppError } from '../errors';
import { clientAddress } from '../http/rate-limit';
import { log } from '../log';
import { findByPassword } from './local/check-password';
import { requireLocal } from './local/only-local';
import { findPerson, normalEmail } from './local/person';
import { consumeUserToken, createUserToken, peekUserToken } from './local/user-tokens';
import { firstAdmin } from './memberships';
import { withToken } from './organizations/homeless';
import { isLoopback, isLoopbackRequest } from './origins';
import { consumeSecondFactor } from './second-factor/consume-code';
import { secondFactorSeconds } from './session-limits';
import { findSession, type LiveSession, startSession } from './sessions';
import { countAttempt, forgetAttempts } from './sign-in-attempts';
import { consumeSignInLink } from './sign-in-links';

/** Every way in. Each ends in `enter`, which asks for the second factor of whoever has one. */
export const signInMethods = ['password', 'link', 'demo', 'registration', 'invitation'] as const;
export type SignInMethod = (typeof signInMethods)[number];

export interface SignedIn extends LiveSession {
  /** For the cookie. */
  token: string;
}

/** The first step was right; the code of the authenticator app is missing. */
export interface SecondStep {
  mfaRequired: true;
  /** Good for one sign-in, together with a code, for ten minutes. */
  challenge: string;
}

/** The right person, who belongs to no organization any more. A page leads them on; a program gets the refusal. */
export class NoOrganizationError extends AppError {
  constructor(readonly token: string) {
    super('UNAUTHENTICATED', 'You belong to no organization any more: ask an admin to invite you, or sign in on a page to make one.');
  }
}

export type Entered = SignedIn | SecondStep;

export const isSecondStep = (entered: Entered): entered is SecondStep => 'mfaRequired' in entered;

/**
 * Signs a person in by e-mail and password.
 * @param code of the authenticator app, or a recovery code; for callers that know they will be asked
 * @throws AppError UNAUTHENTICATED, the same for an unknown e-mail and a wrong password; RATE_LIMITED after too many tries
 */
export async function signInWithPassword(email: string, password: string, headers: Headers, code?: string): Promise<Entered> {
  requireLocal();
  await countAttempt('sign-in', normalEmail(email), headers);
  const person = await findByPassword(email, password);
  if (!person) {
    log.warn('sign-in refused');
    throw new AppError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }
  const entered = await enter(person.id, 'password', headers, code);
  await forgetAttempts('sign-in', normalEmail(email), headers);
  return entered;
}

/** Signs in whoever holds a one-time link, and uses it up. */
export async function signInWithLink(linkToken: string, headers: Headers): Promise<Entered> {
  return enter(await consumeSignInLink(linkToken), 'link', headers);
}

/** Whether 'Open the demo' is offered: switched on, and nobody but this machine can ask. */
export const isDemoOpen = (headers: Headers): boolean =>
  env().CLOUDLENS_DEMO && isLoopback(env().HOST) && isLoopback(new URL(env().APP_URL).hostname) && isLoopbackRequest(headers);

/** Signs in as the first admin without a password, on this machine only. */
export async function signInToDemo(headers: Headers): Promise<Entered> {
  if (!isDemoOpen(headers)) throw new AppError('FORBIDDEN', 'The demo is open only on the machine that runs CloudLens with sample data.');
  const admin = await firstAdmin();
  if (!admin) throw new AppError('UNAVAILABLE', 'CloudLens has not been set up yet: start it with npm start.');
  return enter(admin.userId, 'demo', headers);
}

/**
 * The end of every way in: starts a session, unless the person has a second factor that is still missing.
 * @param code see signInWithPassword
 */
export async function enter(userId: string, method: SignInMethod, headers: Headers, code?: string): Promise<Entered> {
  const person = await withIdentity((tx) => findPerson(tx, userId));
  if (!person?.twoFactorEnabled) return admit(userId, method, headers, false);
  if (code) {
    await consumeSecondFactor(userId, code, headers);
    return admit(userId, method, headers, true);
  }
  const challenge = await withIdentity((tx) => createUserToken(tx, userId, 'second-factor', secondFactorSeconds));
  return { mfaRequired: true, challenge };
}

/** Finishes what a SecondStep began. @throws AppError UNAUTHENTICATED for a wrong code or an old challenge; RATE_LIMITED */
export async function signInWithChallenge(challenge: string, code: string, headers: Headers): Promise<SignedIn> {
  requireLocal();
  const tooLate = () => new AppError('UNAUTHENTICATED', 'This sign-in took too long, or was finished before: begin it again.');
  const userId = await withIdentity((tx) => peekUserToken(tx, challenge, 'second-factor'));
  if (!userId) throw tooLate();
  await consumeSecondFactor(userId, code, headers);
  if (!(await withIdentity((tx) => consumeUserToken(tx, challenge, 'second-factor')))) throw tooLate();
  return admit(userId, 'second-factor', headers, true);
}

async function admit(userId: string, method: SignInMethod | 'second-factor', headers: Headers, secondFactor: boolean): Promise<SignedIn> {
  const { token } = await startSession(userId, headers.get('user-agent'), { secondFactor, address: clientAddress(headers) });
  const live = await findSession({ token }, 'session');
  if (!live && (await withToken(token))) throw new NoOrganizationError(token);
  if (!live)
    throw new AppError('UNAUTHENTICATED', 'This account is deactivated or belongs to no organization: ask an admin to invite you again.');
  const { actor } = live;
  await withOrg(actor, (tx) => recordAudit(tx, actor, { action: 'session.start', target: actor.userId, data: { method } }));
  return { ...live, token };
}
