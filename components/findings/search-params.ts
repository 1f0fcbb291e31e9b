import { createLoader, createSerializer, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { severities } from '@/server/checks/types';
import { defaultFindingSort, findingSorts, findingStatuses } from '@/server/findings/constants';
import type { FindingParams } from '@/server/findings/types';

/** The findings list as its address tells it. Server and browser read it by the same parsers. */
export const findingSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(findingStatuses)).withDefault(['open']),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  service: parseAsArrayOf(parseAsString).withDefault([]),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  account: parseAsArrayOf(parseAsString).withDefault([]),
  checkId: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(findingSorts).withDefault(defaultFindingSort),
};

export const loadFindingSearchParams = createLoader(findingSearchParams);
const serialize = createSerializer(findingSearchParams, { clearOnDefault: false });

/** The same filters as a query for the API, the CSV export included. */
export function findingQuery(params: FindingParams): string {
  const { status, severity, service, region, account, checkId, q, sort } = params;
  // The API takes no status for 'open'; here none chosen means any.
  const query = new URLSearchParams(
    serialize({ status: status?.length ? status : [...findingStatuses], severity, service, region, account, checkId, q, sort }),
  );
  for (const [key, value] of [...query]) if (value === '') query.delete(key);
  return query.toString();
}
