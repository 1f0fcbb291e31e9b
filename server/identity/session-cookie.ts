import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '../env';
import { sessionMaximumSeconds } from './session-limits';

const isHttps = (): boolean => env().APP_URL.startsWith('https:');

/** `__Host-` binds the cookie to our https host. On plain http the port is part of the name: cookies ignore ports, and two clones run side by side. */
export function sessionCookieName(): string {
  return isHttps() ? '__Host-cloudlens-session' : `cloudlens-session-${new URL(env().APP_URL).port || '80'}`;
}

/** Lives as long as a session may at most; when it really ends is the session row's business. */
export const cookieAttributes = () =>
  ({ httpOnly: true, secure: isHttps(), sameSite: 'lax', path: '/', maxAge: sessionMaximumSeconds() }) as const;

// better-auth's form, so that its own endpoints read our cookie too: `<token>.<base64 HMAC-SHA256>`.
const signature = (token: string): Buffer => createHmac('sha256', env().SESSION_SECRET).update(token).digest();

export const signSessionToken = (token: string): string => `${token}.${signature(token).toString('base64')}`;

/** The session token of a cookie value that we signed, else null. */
export function verifySessionToken(value: string): string | null {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = signature(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** The session token in a Cookie header, checked. */
export function sessionTokenOf(headers: Headers): string | null {
  const name = sessionCookieName();
  for (const part of headers.get('cookie')?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return verifySessionToken(decodeURIComponent(part.slice(equals + 1).trim()));
    } catch {
      return null;
    }
  }
  return null;
}

/** For answers that set or clear the cookie outside Next's `cookies()`. */
export function setCookieHeader(token: string | null): string {
  const { maxAge, secure } = cookieAttributes();
  const value = token === null ? '' : encodeURIComponent(signSessionToken(token));
  return `${sessionCookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${token === null ? 0 : maxAge}${secure ? '; Secure' : ''}`;
}

/** For answers after which a session has a new token. Callers with a Bearer token are not concerned. */
export const newTokenHeaders = (actor: { via: string }, token: string): Record<string, string> =>
  actor.via === 'session' ? { 'Set-Cookie': setCookieHeader(token) } : {};
