import { createHmac, randomUUID } from 'node:crypto';

/** Webhooks as the vendors sign them. */

export const clerkWebhookSecret = `whsec_${Buffer.from('a secret of clerk for tests only').toString('base64')}`;
export const workosWebhookSecret = 'a secret of workos for tests only';

export interface Signing {
  id?: string;
  /** Milliseconds. */
  at?: number;
  secret?: string;
  /** Instead of what was signed. */
  sent?: string;
}

const svix = (id: string, seconds: number, body: string, secret: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64')}`;

export function clerkWebhookRequest(
  event: unknown,
  { id = `msg_${randomUUID()}`, at = Date.now(), secret = clerkWebhookSecret, sent }: Signing = {},
): Request {
  const body = JSON.stringify(event);
  const seconds = Math.floor(at / 1000);
  const headers = { 'svix-id': id, 'svix-timestamp': String(seconds), 'svix-signature': svix(id, seconds, body, secret) };
  return new Request('http://localhost:3000/webhooks/clerk', { method: 'POST', headers, body: sent ?? body });
}

const hex = (at: number, body: string, secret: string): string => createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');

export function workosWebhookRequest(
  event: unknown,
  { at = Date.now(), secret = workosWebhookSecret, sent }: Omit<Signing, 'id'> = {},
): Request {
  const body = JSON.stringify(event);
  const headers = { 'workos-signature': `t=${at}, v1=${hex(at, body, secret)}` };
  return new Request('http://localhost:3000/webhooks/workos/events', { method: 'POST', headers, body: sent ?? body });
}

/** The same request with other headers; null takes one away. */
export function withHeaders(request: Request, changes: Record<string, string | null>): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request(request, { headers });
}
