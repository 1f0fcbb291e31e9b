import { createLoader, createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { groupings, mostDays } from '@/server/costs/constants';
import { daysFrom, isDay } from '@/server/costs/days';
import type { BreakdownQuery } from '@/server/costs/report/breakdown';

/** The cost page as its address tells it. */
export const costSearchParams = {
  days: parseAsInteger.withDefault(30),
  /** Both together stand for `days`. */
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
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

/** What is asked of the data layer: more than a third of a year by months. */
export function costQuery({ days, from, to, by, service, account, region, tagKey, unit }: CostParams): BreakdownQuery {
  const isChosen = isDay(from) && isDay(to);
  return {
    days: Math.min(mostDays, Math.max(1, days)),
    ...(isChosen && { from, to }),
    by: by === 'tag' && !tagKey ? 'service' : by,
    granularity: (isChosen ? daysFrom(from, to) : days) > 120 ? 'MONTHLY' : 'DAILY',
    ...(service && { service }),
    ...(/^\d{12}$/.test(account) && { accountId: account }),
    ...(region && { region }),
    ...(tagKey && by === 'tag' && { tagKey }),
    ...(/^[A-Z]{3}$/.test(unit) && { unit }),
  };
}

/** The page's address with some of it changed. */
export const costHref = (params: CostParams, changes: Partial<CostParams> = {}): string => `/cost${serialize({ ...params, ...changes })}`;

/** Where a row leads: a service to its usage types, an account to its services, a region to its kinds of charge. */
export function drillDown(params: CostParams, by: BreakdownQuery['by'], key: string): string | null {
  if (by === 'service') return costHref(params, { by: 'usageType', service: key, account: '', region: '' });
  if (by === 'account') return costHref(params, { by: 'service', account: key, service: '', region: '' });
  if (by === 'region') return costHref(params, { by: 'recordType', region: key, service: '', account: '' });
  return null;
}

/** The CSV of what the page shows. */
export function exportHref(query: BreakdownQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return `/api/cost/export?${search}`;
}
