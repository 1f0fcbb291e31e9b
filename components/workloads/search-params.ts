import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsSince } from '@/components/lib/url-parsers';
import { eolFilters, kindNames, reachNames, vulnerabilityStateNames, workloadFlags, workloadSorts } from '@/server/workloads/constants';

const keysOf = <T extends object>(names: T) => Object.keys(names) as (keyof T & string)[];

export const kinds = keysOf(kindNames);
export const reachKeys = keysOf(reachNames);
export const scannedKeys = keysOf(vulnerabilityStateNames);

export const workloadSearchParams = {
  kind: parseAsArrayOf(parseAsStringLiteral(kinds)).withDefault([]),
  /** Our ids of connections. */
  account: parseAsArrayOf(parseAsId).withDefault([]),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  reach: parseAsArrayOf(parseAsStringLiteral(reachKeys)).withDefault([]),
  has: parseAsArrayOf(parseAsStringLiteral(workloadFlags)).withDefault([]),
  eol: parseAsArrayOf(parseAsStringLiteral(eolFilters)).withDefault([]),
  scanned: parseAsArrayOf(parseAsStringLiteral(scannedKeys)).withDefault([]),
  sort: parseAsStringLiteral(workloadSorts).withDefault('rank'),
  /** A time back from now, or a day; anything else asks for nothing. */
  since: parseAsSince.withDefault(''),
  /** The id of a vulnerability, or words of a name. */
  q: parseAsString.withDefault(''),
};

export const loadWorkloadSearchParams = createLoader(workloadSearchParams);

const vulnerabilityId = /^(?:CVE-\d{4}-\d{4,}|GHSA-[\w-]{14}|ALAS\w*-\d{4}-\d+)$/i;

/** What is typed into the one search field: a vulnerability's id, else words of a name. */
export function searchOf(text: string): { cve?: string; q?: string } {
  const typed = text.trim();
  if (typed === '') return {};
  return vulnerabilityId.test(typed) ? { cve: typed.toUpperCase() } : { q: typed };
}
