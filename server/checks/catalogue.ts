import { checks } from './registry';
import type { Check } from './types';

const byId = new Map(checks.map((check) => [check.id, check]));

const byAlias = new Map<string, Check[]>();
for (const check of checks) {
  for (const alias of [...(check.formerly ?? []), ...(check.aliases.prowler ?? []), ...(check.aliases.securityHub ?? [])]) {
    byAlias.set(alias.toLowerCase(), [...(byAlias.get(alias.toLowerCase()) ?? []), check]);
  }
}

export const checkById = (id: string): Check | undefined => byId.get(id);

/** The check with our id, else all that another tool's id stands for: some of theirs are several of ours. Empty: nobody's id. */
export function findChecks(idOrAlias: string): readonly Check[] {
  const own = byId.get(idOrAlias);
  return own ? [own] : (byAlias.get(idOrAlias.toLowerCase()) ?? []);
}
