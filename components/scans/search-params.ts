import { createLoader, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/lib/url-parsers';

export const scanStatuses = ['queued', 'running', 'completed', 'partial', 'failed', 'cancelled'] as const;

export const scanSearchParams = {
  status: parseAsArrayOf(parseAsStringLiteral(scanStatuses)).withDefault([]),
  /** Our id of the connection. */
  account: parseAsId,
};

export const loadScanSearchParams = createLoader(scanSearchParams);
