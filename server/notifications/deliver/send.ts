import { Webhook } from 'standardwebhooks';
import type { ChannelSecret } from '../channel-secret';
import type { Message } from '../message';
import { openIssue } from './jira';
import { type Letters, mail } from './mail';
import type { Outcome } from './outcome';
import { callJson, type JsonAnswer } from './post-json';
import { slackMessage } from './slack-message';
import { publish } from './sns';

/** Sends one message. Its id stays the same for every try, so that a receiver can tell a repeat. Throws only what `letters.taken` does. */
export async function send(channel: ChannelSecret, id: string, createdAt: Date, message: Message, letters: Letters): Promise<Outcome> {
  if (channel.kind === 'email') return mail(channel.recipients, id, message, letters);
  try {
    switch (channel.kind) {
      case 'webhook':
        return judge(await callJson('POST', channel.url, ...signed(channel, id, createdAt, message)));
      case 'slack':
        return judge(await callJson('POST', channel.url, JSON.stringify(slackMessage(message))));
      case 'jira':
        return await openIssue(channel, id, message);
      case 'sns':
        return await publish(channel, id, createdAt, message);
    }
  } catch (error) {
    return { ok: false, status: null, error: reasonOf(error) };
  }
}

function signed(
  { signingSecret, previous }: Extract<ChannelSecret, { kind: 'webhook' }>,
  id: string,
  createdAt: Date,
  message: Message,
): [string, Record<string, string>] {
  const body = JSON.stringify({ ...message, id, timestamp: createdAt.toISOString() });
  const now = new Date();
  const secrets = [signingSecret, ...(previous && new Date(previous.until) > now ? [previous.signingSecret] : [])];
  return [
    body,
    {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    },
  ];
}

function judge({ status, retryAfter }: JsonAnswer): Outcome {
  if (status >= 200 && status < 300) return { ok: true, status, error: null };
  if (status === 410) return { ok: false, status, error: 'The receiver said that it is gone for good (410).', isGone: true };
  const redirect = status >= 300 && status < 400 ? ' Redirects are not followed: give the address that it leads to.' : '';
  return { ok: false, status, error: `The receiver answered ${status}.${redirect}`, retryAfter };
}

const known: Record<string, string> = {
  ENOTFOUND: 'Its host name is not known.',
  EAI_AGAIN: 'Its host name could not be looked up.',
  ECONNREFUSED: 'Nothing listens at its address.',
  ECONNRESET: 'The connection was cut.',
  ETIMEDOUT: 'It did not answer in time.',
  ABORT_ERR: 'It did not answer in time.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is not signed by anybody known.',
};

/** By code, because messages of sockets may hold the address. */
function reasonOf(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === 'RefusedAddress') return message ?? '';
  return known[code ?? ''] ?? `It could not be reached${code ? ` (${code})` : ''}.`;
}
