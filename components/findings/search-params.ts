import { createLoader, createSerializer, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsSince } from '@/components/lib/url-parsers';
import { severities } from '@/server/checks/types';
import { defaultFindingSort, dueFilters, findingSorts, findingStatuses, groupings } from '@/server/findings/constants';
import type { FindingParams } from '@/server/findings/types';

const list = parseAsArrayOf(parseAsString).withDefault([]);

/** The findings list as its address tells it: a link to it shows the same to everybody. Server and browser read it by the same parsers. */
export const findingSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(findingStatuses)).withDefault(['open']),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  service: list,
  region: list,
  account: parseAsArrayOf(parseAsId).withDefault([]),
  checkId: list,
  q: parseAsString.withDefault(''),
  resource: list,
  tag: list,
  framework: list,
  assignee: list,
  due: parseAsArrayOf(parseAsStringLiteral(dueFilters)).withDefault([]),
  since: parseAsSince.withDefault(''),
  exception: list,
  sort: parseAsStringLiteral(findingSorts).withDefault(defaultFindingSort),
};

/** Not a filter: how the same findings are put together. */
export const groupParam = parseAsStringLiteral(['none', ...groupings] as const).withDefault('none');

export const loadFindingSearchParams = createLoader({ ...findingSearchParams, group: groupParam });
const serialize = createSerializer(findingSearchParams, { clearOnDefault: false });
const serializeShort = createSerializer(findingSearchParams);

const own = ({ limit: _limit, cursor: _cursor, ...params }: FindingParams) => params;

/** The address of the list with these filters; what is as usual is left out. */
export const findingHref = (params: FindingParams): string => `/findings${serializeShort(own(params))}`;

/** The same filters as a query for the API, exports included. */
export function findingQuery(params: FindingParams): string {
  const { status, ...others } = own(params);
  // The API takes no status for 'open'; here none chosen means any.
  const query = new URLSearchParams(serialize({ ...others, status: status?.length ? status : [...findingStatuses] }));
  for (const [key, value] of [...query]) if (value === '') query.delete(key);
  return query.toString();
}
