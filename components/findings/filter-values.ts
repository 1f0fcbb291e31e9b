import type { FindingFilters, FindingParams } from '@/server/findings/types';

export type ChosenFilters = Required<FindingFilters>;

/** Every filter of a list, chosen or not. */
export function filterOf({ sort: _sort, cursor: _cursor, limit: _limit, ...filters }: FindingParams): ChosenFilters {
  return {
    status: filters.status ?? [],
    severity: filters.severity ?? [],
    service: filters.service ?? [],
    region: filters.region ?? [],
    account: filters.account ?? [],
    checkId: filters.checkId ?? [],
    q: filters.q ?? '',
    resource: filters.resource ?? [],
    tag: filters.tag ?? [],
    framework: filters.framework ?? [],
    assignee: filters.assignee ?? [],
    due: filters.due ?? [],
    since: filters.since ?? '',
    exception: filters.exception ?? [],
  };
}

/** Whether anything but the status narrows the list. */
export const narrows = ({ status: _status, ...filters }: ChosenFilters): boolean =>
  Object.values(filters).some((value) => value.length > 0);

/** For actions: what is not chosen is left out. */
export const chosenOnly = ({ status: _status, ...filters }: ChosenFilters): Omit<FindingFilters, 'status'> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value.length > 0));
