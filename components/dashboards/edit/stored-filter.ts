import { type ChosenFilters, filterOf } from '@/components/findings/filter-values';
import { findingStatuses } from '@/server/findings/constants';
import type { FindingFilters } from '@/server/findings/types';

/** A kept filter as the menus show it: without a status it is about open findings. */
export const toChosen = (filter: FindingFilters): ChosenFilters => {
  const chosen = filterOf(filter);
  return { ...chosen, status: chosen.status.length > 0 ? chosen.status : ['open'] };
};

/** The menus' filter as it is kept. No status chosen means any. */
export function toStored(chosen: ChosenFilters): FindingFilters {
  const status = chosen.status.length > 0 ? chosen.status : [...findingStatuses];
  const filter = Object.fromEntries(Object.entries({ ...chosen, status }).filter(([, value]) => value.length > 0)) as FindingFilters;
  if (status.join() === 'open') delete filter.status;
  return filter;
}

/** Without what no past is kept of. */
export function onlyAbout({ status: _s, assignee: _a, due: _d, since: _n, exception: _e, ...about }: FindingFilters) {
  return about;
}
