import { filterOfView } from '@/components/dashboards/reports/view-filter';
import { type ChosenFilters, chosenOnly } from '@/components/findings/filter-values';
import type { FindingStatus } from '@/server/findings/types';
import type { NotificationEvent } from '@/server/notifications/constants';
import type { RuleFilter } from '@/server/notifications/schema';

export type RuleFindings = Omit<RuleFilter, 'events'>;

export interface Begun {
  events: readonly NotificationEvent[];
  findings: RuleFindings;
}

/** What a rule begins with. */
export const usual: Begun = { events: ['finding-new', 'finding-reopened'], findings: { severity: ['critical', 'high'] } };

/** The menus' filter as a rule has it: which status it tells of is told by its events, and it begins now. */
export function ruleFilterOf(chosen: ChosenFilters): RuleFindings {
  const { since: _since, ...findings } = chosenOnly(chosen);
  return findings;
}

const eventsOf: Partial<Record<FindingStatus, readonly NotificationEvent[]>> = {
  open: ['finding-new', 'finding-reopened'],
  resolved: ['finding-resolved'],
};

/** A rule that is there already. */
export function fromRule({ events, ...findings }: RuleFilter): Begun {
  return { events, findings };
}

/** A rule about what a findings list shows: what comes to stand in it. */
export function fromList(search: string): Begun {
  const { status = ['open'], since: _since, ...findings } = filterOfView(search);
  const events = status.flatMap((each) => eventsOf[each] ?? []);
  return { events: events.length > 0 ? events : usual.events, findings };
}
