import { createLoader, parseAsArrayOf, parseAsString } from 'nuqs/server';
import { parseAsId } from '@/components/lib/url-parsers';

/** Instants of scans between which resources are compared; empty: the last seven days. */
export const changeSearchParams = {
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
  account: parseAsArrayOf(parseAsId).withDefault([]),
};

export const loadChangeSearchParams = createLoader(changeSearchParams);
