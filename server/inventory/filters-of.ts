import type { z } from 'zod';
import { connectionIdsOf } from '@/server/accounts/find';
import { type Actor, within } from '@/server/identity/actor';
import type { inventoryQuery } from './schema';
import { type ResourceFilters, shortTypes } from './types';

const typeOf = (name: string): string => (name in shortTypes ? shortTypes[name as keyof typeof shortTypes] : name);

const nobody = '00000000-0000-0000-0000-000000000000';

/** The API's filters in the terms of the data layer. Accounts that are not connected match nothing. */
export async function filtersOf(actor: Actor, { accountId, type, ...query }: z.output<typeof inventoryQuery>): Promise<ResourceFilters> {
  const ids = accountId ? await connectionIdsOf(within(actor, 'resources:read'), accountId) : [];
  const account = accountId ? [...(query.account ?? []), ...(ids.length > 0 ? ids : [nobody])] : query.account;
  return { ...query, account, type: type?.map(typeOf) };
}
