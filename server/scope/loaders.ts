import { requirePageActor } from '@/server/identity/page-actor';
import type { AccountRef } from '@/server/posture';
import { getCheckScope, getScope, listAccountRefs } from './data';
import type { CheckScope, ScopeOverview } from './views';

/** What differs from the defaults, with the accounts that settings may be made for. */
export async function loadScope(): Promise<{ scope: ScopeOverview; accounts: AccountRef[]; mayChangeWhole: boolean }> {
  const actor = await requirePageActor();
  const [scope, accounts] = await Promise.all([getScope(actor), listAccountRefs(actor)]);
  return { scope, accounts, mayChangeWhole: actor.grants === null };
}

/** The same of one check. */
export async function loadCheckScope(checkId: string): Promise<{ scope: CheckScope; accounts: AccountRef[]; mayChangeWhole: boolean }> {
  const actor = await requirePageActor();
  const [scope, accounts] = await Promise.all([getCheckScope(actor, checkId), listAccountRefs(actor)]);
  return { scope, accounts, mayChangeWhole: actor.grants === null };
}
