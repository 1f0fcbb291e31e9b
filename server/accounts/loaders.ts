import { requirePageActor } from '@/server/identity/page-actor';
import { listAccounts } from './data';
import type { AccountRow } from './types';

export async function loadAccounts(): Promise<AccountRow[]> {
  return listAccounts(await requirePageActor());
}
