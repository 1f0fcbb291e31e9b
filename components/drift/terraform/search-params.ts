import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { comparisonStatuses } from '@/server/drift/terraform/types';

export const comparisonSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(comparisonStatuses)).withDefault([]),
  q: parseAsString.withDefault(''),
};

export const loadComparisonSearchParams = createLoader(comparisonSearchParams);
