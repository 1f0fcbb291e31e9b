import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { htmlOf, type Letter, subjectOf, textOf } from './letter';

/** Whether a mail server is set up. Without one, whoever makes a link shows it instead. */
export const mailIsSetUp = (): boolean => env().SMTP_URL !== undefined;

const store = globalThis as { cloudlensMail?: Transporter };

function transport(url: string): Transporter {
  const patience = env().DELIVERY_TIMEOUT_MS;
  store.cloudlensMail ??= createTransport({ url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience });
  return store.cloudlensMail;
}

const sender = (): string => env().SMTP_FROM ?? `CloudLens <cloudlens@${new URL(env().APP_URL).hostname}>`;

/**
 * Hands a message to the mail server. Never throws: a mail that cannot be sent must not undo what it tells of.
 * @returns whether the server took it; false without one
 */
export const sendMail = async (to: string, letter: Letter): Promise<boolean> => (await mailOnce(to, letter)).ok;

/** What goes along with a letter. */
export interface MailFile {
  name: string;
  mediaType: string;
  /** Base64. */
  content: string;
}

/** What the mail server said to a letter. `status`: its reply code (RFC 5321); null: it gave none. */
export interface MailAnswer {
  ok: boolean;
  status: number | null;
}

/**
 * The same under an id of one's own choice, by which mail programs recognise a repeat, and with what the mail server said. Never throws.
 * @param id what comes before the `@` of the Message-ID; unset: a new one each time
 */
export async function mailOnce(to: string, letter: Letter, id?: string, file: MailFile | null = null): Promise<MailAnswer> {
  const { SMTP_URL: url, APP_URL } = env();
  if (!url) return { ok: false, status: null };
  try {
    await transport(url).sendMail({
      from: sender(),
      ...(id ? { messageId: `<${id}@${new URL(APP_URL).hostname}>` } : {}),
      // As an object: commas and brackets in it make no second address.
      to: { name: '', address: to },
      subject: subjectOf(letter),
      text: textOf(letter),
      html: htmlOf(letter),
      ...(file ? { attachments: [{ filename: file.name, contentType: file.mediaType, content: file.content, encoding: 'base64' }] } : {}),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { ok: true, status: null };
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    log.error({ code, responseCode }, 'a mail could not be sent: check SMTP_URL');
    return { ok: false, status: responseCode ?? null };
  }
}
