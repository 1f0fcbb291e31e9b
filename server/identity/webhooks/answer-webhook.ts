import { ZodError } from 'zod';
import { AppError } from '../../errors';
import { parseJson } from '../../http/json';
import { log } from '../../log';
import { clerkSettings, workosSettings } from '../provider';
import { readClerkEvent } from './clerk-events';
import { receiveEvent } from './receive-event';
import type { VendorEvent } from './vendor-event';
import { messageHeaders, verifyMessage, verifyWorkosEvent, workosSignature } from './verify-signature';
import { readWorkosEvent } from './workos-events';

const notSetUp = (vendor: string, setting: string) =>
  new AppError('UNPROCESSABLE', `Webhooks of ${vendor} are not set up here: set ${setting} and the vendor's other settings.`);

/** Checks, reads and applies a webhook of Clerk. @throws AppError BAD_REQUEST for what is not signed or no event */
export async function answerClerkWebhook(bytes: Buffer, headers: Headers): Promise<{ received: true }> {
  messageHeaders(headers);
  const secret = clerkSettings()?.webhookSecret;
  if (!secret) throw notSetUp('Clerk', 'CLERK_WEBHOOK_SECRET');
  const id = verifyMessage(bytes, headers, secret);
  return apply(bytes, (body) => readClerkEvent(body, id, new Date()));
}

/** Checks, reads and applies an event of WorkOS. @throws AppError BAD_REQUEST for what is not signed or no event */
export async function answerWorkosWebhook(bytes: Buffer, headers: Headers): Promise<{ received: true }> {
  workosSignature(headers);
  const secret = workosSettings()?.webhookSecret;
  if (!secret) throw notSetUp('WorkOS', 'WORKOS_WEBHOOK_SECRET');
  verifyWorkosEvent(bytes, headers, secret);
  return apply(bytes, (body) => readWorkosEvent(body, new Date()));
}

async function apply(bytes: Buffer, read: (body: unknown) => VendorEvent): Promise<{ received: true }> {
  const event = understand(bytes, read);
  const isNew = await receiveEvent(event);
  log.info({ event: event.type, vendor: event.provider, repeat: !isNew }, 'webhook received');
  return { received: true };
}

function understand(bytes: Buffer, read: (body: unknown) => VendorEvent): VendorEvent {
  const body = parseJson(bytes.toString('utf8'));
  try {
    return read(body);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    // Signed, so the vendor has changed its form: somebody has to see this.
    log.error({ fields: error.issues.slice(0, 5).map(({ path }) => path.join('.')) }, 'a webhook has a form that is not known');
    throw new AppError('BAD_REQUEST', 'This webhook is signed, but not in a form that CloudLens knows.');
  }
}
