import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';

const statuses = ['DRIFTED', 'UNKNOWN', 'NOT_CHECKED', 'IN_SYNC'] as const;

export const stackSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(statuses)).withDefault([]),
  /** Our ids of connections. */
  account: parseAsArrayOf(parseAsString).withDefault([]),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
};

export const loadStackSearchParams = createLoader(stackSearchParams);
