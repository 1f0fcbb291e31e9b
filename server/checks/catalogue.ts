import { checks } from './registry';
import type { Check } from './types';

const byId = new Map(checks.map((check) => [check.id, check]));
const byAlias = new Map(
  checks.flatMap((check) => [...(check.aliases.prowler ?? []), ...(check.aliases.securityHub ?? [])].map((alias): [string, Check] => [alias.toLowerCase(), check])),
);

export const checkById = (id: string): Check | undefined => byId.get(id);

/** By our id or another tool's. */
export const findCheck = (idOrAlias: string): Check | undefined => byId.get(idOrAlias) ?? byAlias.get(idOrAlias.toLowerCase());
