import type { FindingFilters } from '@/server/findings/types';
import type { OverviewData } from '@/server/overview/types';
import type { Unseen } from '../types';

/** What the findings of a filter cannot tell, since it was not seen: of the accounts that the filter leaves. */
export function unseenBy({ coverage, accounts }: OverviewData, filters: FindingFilters): Unseen {
  const isMeant = ({ id }: { id: string }) => !filters.account?.length || filters.account.includes(id);
  const ended = accounts.filter(isMeant).flatMap(({ lastScan }) => lastScan?.finishedAt ?? []);
  return {
    problems: coverage.problems.filter(
      ({ account, service }) => isMeant(account) && (!filters.service?.length || filters.service.includes(service)),
    ).length,
    neverScanned: coverage.neverScanned.filter(isMeant).map(({ name }) => name),
    asOf: ended.sort().at(-1) ?? null,
  };
}
