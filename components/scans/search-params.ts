import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const scanStatuses = ['queued', 'running', 'completed', 'partial', 'failed', 'cancelled'] as const;

export const scanSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(scanStatuses)).withDefault([]),
  /** Our id of the connection. */
  account: parseAsString,
};

export const loadScanSearchParams = createLoader(scanSearchParams);
