import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/lib/url-parsers';

export const states = ['running', 'stopped', 'pending', 'stopping', 'shutting-down', 'terminated'] as const;

export const instanceSearchParams = {
  state: parseAsArrayOf(parseAsStringLiteral(states)).withDefault([]),
  /** Our ids of connections. */
  account: parseAsArrayOf(parseAsId).withDefault([]),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
};
export const loadInstanceSearchParams = createLoader(instanceSearchParams);

export const templateSearchParams = {
  account: parseAsArrayOf(parseAsId).withDefault([]),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
};
export const loadTemplateSearchParams = createLoader(templateSearchParams);
