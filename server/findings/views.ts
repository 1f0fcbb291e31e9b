import type { z } from 'zod';
import { connectionIdsOf } from '@/server/accounts/find';
import { checkById } from '@/server/checks/catalogue';
import { type Actor, within } from '@/server/identity/actor';
import type { findingQuery } from './api';
import type { FindingParams, FindingRow } from './types';

/** A finding as the API's lists tell it. */
export function findingView(row: FindingRow) {
  const aliases = checkById(row.checkId)?.aliases;
  return { ...row, accountId: row.account.accountId, aliases: [...(aliases?.prowler ?? []), ...(aliases?.securityHub ?? [])] };
}

/** The API's filters in the terms of the data layer. Accounts that are not connected match nothing. */
export async function filtersOf(actor: Actor, { accountId, ...query }: z.output<typeof findingQuery>): Promise<FindingParams> {
  if (!accountId) return query;
  const ids = await connectionIdsOf(within(actor, 'findings:read'), accountId);
  return { ...query, account: [...(query.account ?? []), ...ids, ...(ids.length === 0 ? [nobody] : [])] };
}

const nobody = '00000000-0000-0000-0000-000000000000';
