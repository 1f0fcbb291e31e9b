import { createLoader, createSerializer, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsSince } from '@/components/lib/url-parsers';
import { findingFilters, resourceSorts } from '@/server/inventory/constants';
import type { ResourceFilters, ResourceParams } from '@/server/inventory/types';

const list = parseAsArrayOf(parseAsString).withDefault([]);

/** The inventory as its address tells it: a link to it shows the same to everybody. Server and browser read it by the same parsers. */
export const inventorySearchParams = {
  type: list,
  account: parseAsArrayOf(parseAsId).withDefault([]),
  region: list,
  state: list,
  tag: list,
  without: list,
  q: parseAsString.withDefault(''),
  findings: parseAsStringLiteral(findingFilters),
  since: parseAsSince.withDefault(''),
  sort: parseAsStringLiteral(resourceSorts).withDefault('-changed'),
};

/** Every filter, chosen or not. */
export interface InventoryFilters {
  type: string[];
  account: string[];
  region: string[];
  state: string[];
  tag: string[];
  without: string[];
  q: string;
  findings: (typeof findingFilters)[number] | null;
  since: string;
}
export type InventoryParams = InventoryFilters & { sort: (typeof resourceSorts)[number] };

export const loadInventorySearchParams = createLoader(inventorySearchParams);
const serialize = createSerializer(inventorySearchParams, { clearOnDefault: false });
const serializeShort = createSerializer(inventorySearchParams);

/** In the terms of the data layer, where what is not chosen is absent. */
export const paramsOf = ({ findings, ...params }: InventoryParams): ResourceParams => ({ ...params, ...(findings ? { findings } : {}) });

/** The address of the inventory with these filters; what is as usual is left out. */
export const inventoryHref = (filters: Partial<InventoryParams>): string => `/inventory${serializeShort(filters)}`;

/** The same filters as a query for the API, exports included. */
export function inventoryQuery(params: InventoryParams): string {
  const query = new URLSearchParams(serialize(params));
  for (const [key, value] of [...query]) if (value === '') query.delete(key);
  return query.toString();
}

/** Whether anything narrows the list. */
export const narrows = (filters: ResourceFilters | InventoryFilters): boolean =>
  [
    filters.type,
    filters.account,
    filters.region,
    filters.state,
    filters.tag,
    filters.without,
    filters.q,
    filters.since,
    filters.findings,
  ].some((value) => value && value.length > 0);
