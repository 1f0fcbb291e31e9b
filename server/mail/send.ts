import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { htmlOf, type Letter, subjectOf, textOf } from './letter';

/** Whether a mail server is set up. Without one, whoever makes a link shows it instead. */
export const mailIsSetUp = (): boolean => env().SMTP_URL !== undefined;

const store = globalThis as { cloudlensMail?: Transporter };

function transport(url: string): Transporter {
  store.cloudlensMail ??= createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  return store.cloudlensMail;
}

const sender = (): string => env().SMTP_FROM ?? `CloudLens <cloudlens@${new URL(env().APP_URL).hostname}>`;

/**
 * Hands a message to the mail server. Never throws: a mail that cannot be sent must not undo what it tells of.
 * @returns whether the server took it; false without one
 */
export async function sendMail(to: string, letter: Letter): Promise<boolean> {
  const { SMTP_URL: url } = env();
  if (!url) return false;
  try {
    await transport(url).sendMail({
      from: sender(),
      // As an object: commas and brackets in it make no second address.
      to: { name: '', address: to },
      subject: subjectOf(letter),
      text: textOf(letter),
      html: htmlOf(letter),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return true;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    log.error({ code, responseCode }, 'a mail could not be sent: check SMTP_URL');
    return false;
  }
}
