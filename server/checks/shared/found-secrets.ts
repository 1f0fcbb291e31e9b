import { wordsOf } from '@/server/workloads/secrets/forms';
import type { SecretHit } from '@/server/workloads/secrets/types';
import { fail, pass, unknown } from '../define-check';
import type { Verdict } from '../types';

const shown = 20;

/**
 * Judges what was found when a thing was read: kinds and places, never values. `where` as in 'The user data'.
 * @param secrets undefined: the text was not given
 */
export function judgeSecrets(secrets: readonly SecretHit[] | undefined, where: string): Verdict {
  if (secrets === undefined) return unknown(`Not known: ${where.charAt(0).toLowerCase()}${where.slice(1)} could not be read`);
  const [first] = secrets;
  if (!first) return pass(`Nothing looks like a secret: ${where.charAt(0).toLowerCase()}${where.slice(1)}`, { secrets: 0 });
  const more = secrets.length > 1 ? `, and ${secrets.length - 1} more` : '';
  return fail(`Looks like ${wordsOf(first.kind)}: ${first.place}${more}`, {
    secrets: secrets.slice(0, shown).map(({ kind, place, masked }) => ({ place, what: wordsOf(kind), masked })),
    ...(secrets.length > shown && { more: secrets.length - shown }),
  });
}

/** What to do about a secret that was readable, wherever that was. */
export const secretRemedy = (how: string): string =>
  `Change the secret at its issuer: it was readable, and old versions keep it. Put the new one into Secrets Manager or a SecureString parameter, and ${how}`;

/** For tests: a find as a collector stores it. */
export const foundSecret: SecretHit = { kind: 'github-token', place: 'GITHUB_TOKEN', masked: 'ghp_*** (40 characters)' };
