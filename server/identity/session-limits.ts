import { env } from '../env';

/** A session ends after this long without a request, and in any case this long after sign-in. */
export const sessionIdleSeconds = (): number => env().SESSION_IDLE_SECONDS;
export const sessionMaximumSeconds = (): number => env().SESSION_MAXIMUM_SECONDS;

/** The end is moved on at most this often, so that reading pages does not write rows. */
export const sessionTouchSeconds = (): number => Math.min(300, Math.floor(sessionIdleSeconds() / 10));

/** How long a proof of who one is lasts for dangerous changes. */
export const recentProofSeconds = 10 * 60;

export const accessTokenSeconds = (): number => env().ACCESS_TOKEN_SECONDS;
export const refreshTokenSeconds = (): number => env().REFRESH_TOKEN_SECONDS;
export const signInLinkSeconds = 15 * 60;
/** Between the password and the code of the authenticator app. */
export const secondFactorSeconds = 10 * 60;
export const resetLinkSeconds = 3600;
export const verifyLinkSeconds = 24 * 3600;
