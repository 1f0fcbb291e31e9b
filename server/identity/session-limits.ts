/** A session ends after this long without a request, and in any case this long after sign-in. */
export const sessionIdleSeconds = 7 * 24 * 3600;
export const sessionMaximumSeconds = 30 * 24 * 3600;

/** The end is moved on at most this often, so that reading pages does not write rows. */
export const sessionTouchSeconds = 3600;

export const accessTokenSeconds = 30 * 60;
export const signInLinkSeconds = 15 * 60;
