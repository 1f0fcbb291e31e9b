import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '../../env';
import { readCookie } from '../../http/read-cookie';
import { derivedKey } from '../derive-key';

/** What a browser keeps while it is at WorkOS: it alone can finish what it began. */
const flowSchema = z.object({ state: z.string(), verifier: z.string(), next: z.string(), until: z.number() });
export type Flow = z.output<typeof flowSchema>;

export const flowSeconds = 600;

const isHttps = (): boolean => env().APP_URL.startsWith('https:');
const cookieName = (): string => (isHttps() ? '__Host-cloudlens-workos' : `cloudlens-workos-${new URL(env().APP_URL).port || '80'}`);
const mac = (payload: string): string => createHmac('sha256', derivedKey('workos sign-in')).update(payload).digest('base64url');

/** Set-Cookie for a flow; null takes it away. Lax, because the browser comes back from another site. */
export function flowCookie(flow: Flow | null): string {
  const payload = flow ? Buffer.from(JSON.stringify(flow)).toString('base64url') : '';
  const value = flow ? `${payload}.${mac(payload)}` : '';
  return `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${flow ? flowSeconds : 0}${isHttps() ? '; Secure' : ''}`;
}

/** The flow that this browser began here within ten minutes, or null. */
export function readFlow(headers: Headers, now = Date.now()): Flow | null {
  const [payload = '', signature = ''] = (readCookie(headers, cookieName()) ?? '').split('.');
  const [given, expected] = [Buffer.from(signature), Buffer.from(mac(payload))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const flow = flowSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return flow.until > now ? flow : null;
}
