import { createLoader, parseAsArrayOf, parseAsString } from 'nuqs/server';

/** Instants of scans between which resources are compared; empty: the last seven days. */
export const changeSearchParams = {
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
  account: parseAsArrayOf(parseAsString).withDefault([]),
};

export const loadChangeSearchParams = createLoader(changeSearchParams);
