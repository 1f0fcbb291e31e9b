import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsSince } from '@/components/lib/url-parsers';

const statuses = ['DRIFTED', 'UNKNOWN', 'NOT_CHECKED', 'IN_SYNC'] as const;

export const stackSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(statuses)).withDefault([]),
  /** Our ids of connections. */
  account: parseAsArrayOf(parseAsId).withDefault([]),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
  /** A time back from now, or a day; anything else asks for nothing. */
  since: parseAsSince.withDefault(''),
};

export const loadStackSearchParams = createLoader(stackSearchParams);
