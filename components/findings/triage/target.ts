import type { FindingFilters } from '@/server/findings/types';

/** What an act is for: some findings, or all that the filter matches. */
export type ActTarget = { ids: string[] } | { filter: Omit<FindingFilters, 'status'> };
