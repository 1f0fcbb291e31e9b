import { env } from '../env';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host name (without port) is this machine's loopback. */
export const isLoopback = (hostname: string): boolean => loopbackNames.has(hostname) || hostname === '::1';

/** Origins that are ours: APP_URL, and on loopback its other names, because `localhost` and `127.0.0.1` both work. */
export function ownOrigins(): string[] {
  const url = new URL(env().APP_URL);
  if (!isLoopback(url.hostname)) return [url.origin];
  return [...loopbackNames].map((name) => `${url.protocol}//${name}${url.port ? `:${url.port}` : ''}`);
}

/**
 * Whether a request comes from our own pages. Browsers always send `Origin` or `Sec-Fetch-Site` with a write; a request with
 * neither is not proven and counts as foreign.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin !== null) return ownOrigins().includes(origin);
  return site === 'same-origin';
}

/**
 * Whether a request was made on this machine: the host it names and the peer that Next saw are loopback, and nobody says it
 * was forwarded. A proxy in front that hides all of this still fails the origin check, since its visitors' pages are not ours.
 */
export function isLoopbackRequest(headers: Headers): boolean {
  const host = headers.get('host');
  if (!host || !isLoopback(host.replace(/:\d+$/, ''))) return false;
  const forwardedHost = headers.get('x-forwarded-host');
  if (forwardedHost !== null && forwardedHost !== host) return false;
  const peer = headers.get('x-forwarded-for');
  return peer === null || isLoopback(peer.replace(/^::ffff:/, ''));
}
