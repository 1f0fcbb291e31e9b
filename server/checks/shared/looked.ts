import type { Looked } from '@/server/workloads/content/types';
import { pass, unknown } from '../define-check';
import type { Evidence, Verdict } from '../types';
import { judgeSecrets } from './found-secrets';

interface LookedAt {
  /** As in 'The code'. */
  where: string;
  /** As in 'the code of functions'. */
  kind: string;
  /** Files, or something else in the plural. */
  of?: string;
}

/**
 * Judges contents that were looked through. A pass stands on all of them; where a part was not looked at, or reading is off, nothing is
 * known unless something was found.
 * @param looked undefined: reading is off for the account
 */
export function judgeLooked(looked: Looked | undefined, { where, kind, of = 'files' }: LookedAt): Verdict {
  if (!looked) return unknown(`Not looked at: reading ${kind} is off for this account, an admin may turn it on`);
  if ('notLooked' in looked) return unknown(`Not looked at: ${looked.notLooked}`);
  const { secrets, unseen, files, compiled } = looked;
  const seen: Evidence = { [`${of} looked through`]: files, ...(compiled > 0 && { 'of these no text': compiled }) };
  const left: Evidence = unseen.length > 0 ? { 'not looked at': [...unseen] } : {};
  if (secrets.length > 0) {
    const { summary, status, evidence } = judgeSecrets(secrets, where);
    return { summary, status, evidence: { ...evidence, ...seen, ...left } };
  }
  const looking = `${files} ${of} hold nothing that looks like a secret`;
  return unseen.length > 0
    ? unknown(`Not known: ${looking}, but not looked at: ${unseen.join('; ')}`, { ...seen, ...left })
    : pass(looking, seen);
}
