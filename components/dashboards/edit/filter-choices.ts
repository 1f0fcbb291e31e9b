import type { FindingFacets } from '@/server/findings/types';

/** What the filters of a widget or a report can be chosen from. */
export interface FilterChoices {
  facets: FindingFacets;
  frameworks: readonly { id: string; name: string }[];
}
