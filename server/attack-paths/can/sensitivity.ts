import type { AnyResource } from '@/server/collect/types';

const tagKeys = /^(data[-_ ]?class(ification)?|classification|sensitivity|confidentiality|pii)$/i;
const harmless = /^(public|open|none|low|no|false)$/i;
const words =
  /(^|[-_./])(customers?|payments?|invoices?|orders?|pii|gdpr|personal|patients?|health|hr|payroll|salar(y|ies)|tax|legal|contracts?|credentials?|secrets?|passwords?|backups?|dumps?|exports?|ledger|accounting|finance|fraud|confidential)([-_./]|$)/i;

/** Why something is taken for sensitive: a tag that says so, or a word in its name; null: nothing says so. */
export function sensitivityOf({ tags, name, id }: Pick<AnyResource, 'tags' | 'name' | 'id'>): string | null {
  const tag = Object.entries(tags).find(([key, value]) => tagKeys.test(key) && !harmless.test(value));
  if (tag) return `its tag ${tag[0]} says ${tag[1]}`;
  const word = words.exec(`${name ?? ''} ${id}`.replaceAll(' ', '/'));
  return word ? `its name speaks of ‘${word[2]}’` : null;
}
