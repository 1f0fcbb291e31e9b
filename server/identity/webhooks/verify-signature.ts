import { createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { AppError } from '../../errors';
import { log } from '../../log';

const refuse = (why: string): never => {
  log.warn({ why }, 'a webhook was refused');
  throw new AppError('BAD_REQUEST', `This webhook is refused: ${why}.`);
};

/** Headers of a message of Clerk: svix's names, which are Standard Webhooks' under another prefix. */
export function messageHeaders(headers: Headers): { id: string; timestamp: string; signature: string } {
  const part = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? '';
  const [id, timestamp, signature] = [part('id'), part('timestamp'), part('signature')];
  if (!id || !timestamp || !signature) return refuse('the headers svix-id, svix-timestamp and svix-signature must be there');
  if (id.length > 255) return refuse('its id is too long');
  return { id, timestamp, signature };
}

/**
 * Checks a message of Clerk over the bytes as they came: HMAC-SHA256 by Standard Webhooks, any of several signatures, at most
 * five minutes old.
 * @returns the message's id
 * @throws AppError BAD_REQUEST
 */
export function verifyMessage(bytes: Buffer, headers: Headers, secret: string): string {
  const { id, timestamp, signature } = messageHeaders(headers);
  try {
    new Webhook(secret).verify(
      bytes,
      { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
      { jsonParse: false },
    );
  } catch {
    return refuse('its signature does not fit, or it is older than five minutes');
  }
  return id;
}

const toleranceMs = 180_000;
const maximumSignatures = 10;

/** The parts of a `workos-signature: t=<milliseconds>, v1=<hex>[, v1=<hex>]` header. */
export function workosSignature(headers: Headers): { timestamp: string; signatures: string[] } {
  const parts = (headers.get('workos-signature') ?? '').split(',').map((part) => part.trim().split('='));
  const timestamp = parts.find(([name]) => name === 't')?.[1] ?? '';
  const signatures = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []));
  if (!/^\d{10,16}$/.test(timestamp) || signatures.length === 0) return refuse('the header workos-signature must be there, with t and v1');
  return { timestamp, signatures: signatures.slice(0, maximumSignatures) };
}

/**
 * Checks an event of WorkOS over the bytes as they came: HMAC-SHA256 over `<t>.<body>`, any of several signatures, within three
 * minutes of now.
 * @throws AppError BAD_REQUEST
 */
export function verifyWorkosEvent(bytes: Buffer, headers: Headers, secret: string, now = Date.now()): void {
  const { timestamp, signatures } = workosSignature(headers);
  if (Math.abs(now - Number(timestamp)) > toleranceMs) refuse('it is not from the last three minutes');
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(bytes).digest();
  const fits = signatures.some((text) => {
    const given = Buffer.from(text, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!fits) refuse('its signature does not fit');
}
