import { Webhook } from 'standardwebhooks';
import type { AnyOrgId } from '@/server/ids';
import { mailIsSetUp, sendMail } from '@/server/mail/send';
import type { ChannelSecret } from '../channel-secret';
import { memberEmails } from '../member-emails';
import { headlineOf, lineOf, type Message, restOf } from '../message';
import { openIssue } from './jira';
import type { Outcome } from './outcome';
import { postJson } from './post-json';
import { slackMessage } from './slack-message';
import { publish } from './sns';

const delivered = (status: number | null): Outcome => ({ ok: true, status, error: null });

/** Sends one message. Its id stays the same for every try, so that a receiver can tell a repeat. Never throws. */
export async function send(channel: ChannelSecret, id: string, createdAt: Date, message: Message): Promise<Outcome> {
  try {
    switch (channel.kind) {
      case 'webhook':
        return judge(await postJson(channel.url, ...signed(channel, id, createdAt, message)));
      case 'slack':
        return judge(await postJson(channel.url, JSON.stringify(slackMessage(message))));
      case 'jira':
        return await openIssue(channel, id, message);
      case 'sns':
        return await publish(channel, id, createdAt, message);
      case 'email':
        return await mail(channel.recipients, message);
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

function judge(status: number): Outcome {
  if (status >= 200 && status < 300) return delivered(status);
  if (status === 410) return { ok: false, status, error: 'The receiver said that it is gone for good (410).', isGone: true };
  const redirect = status >= 300 && status < 400 ? ' Redirects are not followed: give the address that it leads to.' : '';
  return { ok: false, status, error: `The receiver answered ${status}.${redirect}` };
}

async function mail(chosen: readonly string[], message: Message): Promise<Outcome> {
  if (!mailIsSetUp()) return { ok: false, status: null, error: 'No mail server is set up here: the operator sets SMTP_URL.' };
  const members = await memberEmails(message.organization.id as AnyOrgId);
  const recipients = chosen.filter((recipient) => members.has(recipient));
  if (recipients.length === 0)
    return { ok: false, status: null, error: 'None of its recipients is a member of the organization any more.', isGone: true };
  const rest = restOf(message);
  const letter = {
    subject: `CloudLens: ${headlineOf(message)}`,
    paragraphs: [headlineOf(message), ...message.changes.map(lineOf), ...(rest ? [rest] : [])],
    link: { label: 'Open CloudLens', url: message.url },
    footer: `You get this because of ${message.rule ? `the rule “${message.rule.name}”` : 'a test'} of ${message.organization.name}. An admin can change it under Settings, Notifications.`,
  };
  const sent = await Promise.all(recipients.map((to) => sendMail(to, letter)));
  const failed = sent.filter((ok) => !ok).length;
  return failed === 0
    ? delivered(null)
    : { ok: false, status: null, error: `The mail server did not take ${failed} of ${recipients.length} letters.` };
}

const known: Record<string, string> = {
  ENOTFOUND: 'Its host name is not known.',
  EAI_AGAIN: 'Its host name could not be looked up.',
  ECONNREFUSED: 'Nothing listens at its address.',
  ECONNRESET: 'The connection was cut.',
  ETIMEDOUT: 'It did not answer in time.',
  ABORT_ERR: 'It did not answer within 10 seconds.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is not signed by anybody known.',
};

/** By code, because messages of sockets may hold the address. */
function reasonOf(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === 'RefusedAddress') return message ?? '';
  return known[code ?? ''] ?? `It could not be reached${code ? ` (${code})` : ''}.`;
}
