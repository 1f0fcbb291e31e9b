import { createHash } from 'node:crypto';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { maximumPasswordLength, minimumPasswordLength } from './schema';

/** Of 0 to 4. 3: more than 10^8 guesses, for somebody who knows common passwords, keyboards, dates and the person's own words. */
const minimumScore = 3;
/** What stands behind is not judged: it can only make a password better, and judging takes longer with the length. */
const judgedLength = 48;

let judge: ZxcvbnFactory | undefined;

/**
 * Refuses passwords that are too short or long, that hold the e-mail's own name, and those that are on the lists of common and
 * stolen passwords or are easily derived from them. Offline, unless PASSWORD_BREACH_CHECK asks for more.
 * @throws AppError UNPROCESSABLE with what to do instead
 */
export async function requireGoodPassword(password: string, { email, name }: { email: string; name?: string }): Promise<void> {
  const refuse = (message: string): never => {
    throw new AppError('UNPROCESSABLE', message, { field: 'password' });
  };
  if (password.length < minimumPasswordLength) refuse(`Choose a password of at least ${minimumPasswordLength} characters.`);
  if (password.length > maximumPasswordLength) refuse(`Choose a password of at most ${maximumPasswordLength} characters.`);
  const [local = ''] = email.toLowerCase().split('@');
  if (local.length >= 3 && password.toLowerCase().includes(local)) refuse('Choose a password that does not hold your e-mail address.');
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = [...email.toLowerCase().split(/[@.]/), ...(name?.toLowerCase().split(/\s+/) ?? []), 'cloudlens'].filter(Boolean);
  if (judge.check(password.slice(0, judgedLength), words).score < minimumScore)
    refuse('This password is common or easy to guess: choose another one, such as four words that have nothing to do with each other.');
  if (await isStolen(password))
    refuse('This password stands in a list of stolen ones: choose another one, and change it wherever else you use it.');
}

/** The range interface of haveibeenpwned.com learns five characters of a hash that a thousand passwords share. No answer, no objection. */
async function isStolen(password: string): Promise<boolean> {
  if (env().PASSWORD_BREACH_CHECK === 'off') return false;
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
  try {
    const response = await fetch(`https://api.pwnedpasswords.com/range/${hash.slice(0, 5)}`, {
      headers: { 'Add-Padding': 'true', 'User-Agent': 'CloudLens' },
      redirect: 'error',
      signal: AbortSignal.timeout(2000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return isListed(await response.text(), hash.slice(5));
  } catch (error) {
    log.warn({ err: error }, 'haveibeenpwned.com did not answer: the password was judged offline only');
    return false;
  }
}

/** Lines `<rest of the hash>:<how often>`; padding has 0. */
export const isListed = (range: string, rest: string): boolean =>
  range.split(/\r?\n/).some((line) => line.startsWith(`${rest}:`) && !line.endsWith(':0'));
