import { filterOf } from '@/components/findings/filter-values';
import { loadFindingSearchParams } from '@/components/findings/search-params';
import type { FindingFilters } from '@/server/findings/types';
import { toStored } from '../edit/stored-filter';

/** The filters of a saved view, which is kept as the page's query string. */
export function filterOfView(search: string): FindingFilters {
  const { group: _group, ...params } = loadFindingSearchParams(new URLSearchParams(search));
  return toStored(filterOf(params));
}
