import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { requirementStates } from '@/server/compliance/types';

/** What the address of compliance pages says. Server and browser read it by the same parsers. */
export const complianceSearchParams = {
  accountId: parseAsString,
  state: parseAsArrayOf(parseAsStringLiteral(requirementStates)).withDefault([]),
  q: parseAsString.withDefault(''),
  /** The requirement that is opened, by its number. */
  requirement: parseAsString,
};

export const loadComplianceSearchParams = createLoader(complianceSearchParams);
