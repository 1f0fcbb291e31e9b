import { authorise } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { listAccounts } from './data';
import type { AccountRow } from './types';

export async function loadAccounts(): Promise<AccountRow[]> {
  const actor = await requirePageActor();
  authorise(actor, 'accounts:read');
  return listAccounts(actor.orgId);
}
