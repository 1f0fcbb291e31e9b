import { createLoader, createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { groupings, mostDays } from '@/server/costs/constants';
import type { BreakdownQuery } from '@/server/costs/report/breakdown';

/** The cost page as its address tells it. */
export const costSearchParams = {
  days: parseAsInteger.withDefault(30),
  by: parseAsStringLiteral(groupings).withDefault('service'),
  service: parseAsString.withDefault(''),
  account: parseAsString.withDefault(''),
  region: parseAsString.withDefault(''),
  tagKey: parseAsString.withDefault(''),
  unit: parseAsString.withDefault(''),
};

export type CostParams = Awaited<ReturnType<typeof loadCostSearchParams>>;
export const loadCostSearchParams = createLoader(costSearchParams);
const serialize = createSerializer(costSearchParams);

/** What is asked of the data layer: half a year and more by months. */
export function costQuery({ days, by, service, account, region, tagKey, unit }: CostParams): BreakdownQuery {
  return {
    days: Math.min(mostDays, Math.max(1, days)),
    by: by === 'tag' && !tagKey ? 'service' : by,
    granularity: days > 120 ? 'MONTHLY' : 'DAILY',
    ...(service && { service }),
    ...(/^\d{12}$/.test(account) && { accountId: account }),
    ...(region && { region }),
    ...(tagKey && by === 'tag' && { tagKey }),
    ...(/^[A-Z]{3}$/.test(unit) && { unit }),
  };
}

/** The page's address with some of it changed. */
export const costHref = (params: CostParams, changes: Partial<CostParams> = {}): string => `/cost${serialize({ ...params, ...changes })}`;

/** The CSV of what the page shows. */
export function exportHref(query: BreakdownQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return `/api/cost/export?${search}`;
}
