import { createHash } from 'node:crypto';
import type { AnyOrgId } from '@/server/ids';
import type { Letter } from '@/server/mail/letter';
import { type MailFile, mailIsSetUp, mailOnce } from '@/server/mail/send';
import { memberEmails } from '../member-emails';
import { headlineOf, lineOf, type Message, type ReportMessage, restOf } from '../message';
import type { Outcome } from './outcome';

/** What is known of the letters of a message, one a recipient. */
export interface Letters {
  /** Addresses for which the mail server took it in an earlier try. */
  takenFor: readonly string[];
  /** Notes at once that it was taken for another, so that whatever comes after sends that one no second letter. */
  taken(recipient: string): Promise<unknown>;
  /** Goes along with each. */
  file: MailFile | null;
}

/** Of addresses that are named as refused; the rest is counted. */
const namedAtMost = 3;

/** A letter to each recipient who is a member still and has none yet. What is taken for one is not sent to them again for another's sake. */
export async function mail(chosen: readonly string[], id: string, message: Message, { takenFor, taken, file }: Letters): Promise<Outcome> {
  if (!mailIsSetUp()) return { ok: false, status: null, error: 'No mail server is set up here: the operator sets SMTP_URL.' };
  const members = await memberEmails(message.organization.id as AnyOrgId);
  const recipients = chosen.filter((recipient) => members.has(recipient));
  if (recipients.length === 0)
    return { ok: false, status: null, error: 'None of its recipients is a member of the organization any more.', isGone: true };
  const letter = letterOf(message);
  const tries = recipients
    .filter((recipient) => !takenFor.includes(recipient))
    .map(async (recipient) => {
      const { ok, status } = await mailOnce(recipient, letter, messageIdOf(id, recipient), file);
      if (ok) await taken(recipient);
      return { recipient, ok, status };
    });
  // All are waited for before an error of one is thrown: nothing goes on behind the back of who notes the outcome.
  const settled = await Promise.allSettled(tries);
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
  const refused = settled.flatMap((each) => (each.status === 'fulfilled' && !each.value.ok ? [each.value] : []));
  if (refused.length === 0) return { ok: true, status: null, error: null };
  const named = refused.slice(0, namedAtMost).map(({ recipient, status }) => (status ? `${recipient} (${status})` : recipient));
  const more = refused.length > named.length ? ` and ${refused.length - named.length} more` : '';
  const error = `The mail server did not take ${refused.length} of ${recipients.length} letters: to ${named.join(', ')}${more}.`;
  return { ok: false, status: refused[0]?.status ?? null, error };
}

/** The same for every try; without the address, which others may read in it. */
const messageIdOf = (id: string, recipient: string): string => `${id}.${createHash('sha256').update(recipient).digest('hex').slice(0, 16)}`;

export function letterOf(message: Message): Letter {
  if (message.report) return reportLetter(message, message.report);
  const rest = restOf(message);
  return {
    subject: `CloudLens: ${headlineOf(message)}`,
    paragraphs: [headlineOf(message), ...message.changes.map(lineOf), ...(rest ? [rest] : [])],
    link: { label: 'Open CloudLens', url: message.url },
    footer: `You get this because of ${message.rule ? `the rule “${message.rule.name}”` : 'a test'} of ${message.organization.name}. An admin can change it under Settings, Notifications.`,
  };
}

const reportLetter = (message: Message, { name, owner, headline, lines, tables }: ReportMessage): Letter => ({
  subject: `CloudLens: ${headlineOf(message)}`,
  paragraphs: [headline, ...(tables.length > 1 ? [] : lines)],
  tables,
  link: { label: 'Open CloudLens', url: message.url },
  footer: `You get this as the scheduled report “${name}” of ${message.organization.name}, made with what ${owner} may see. It can be changed or paused under Dashboards, Scheduled reports.`,
});
