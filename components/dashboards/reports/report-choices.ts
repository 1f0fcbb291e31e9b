import type { ReportSource } from '@/server/reports/schema';
import type { FindingView } from '@/server/triage/types';
import type { FilterChoices } from '../edit/filter-choices';

/** What a report can be about. */
export interface ReportChoices extends FilterChoices {
  dashboards: readonly { id: string; name: string }[];
  /** Whose filters can be taken over. */
  views: readonly FindingView[];
}

/** What a report is about, in words. */
export function sourceWords(source: ReportSource, { dashboards, frameworks }: ReportChoices): string {
  switch (source.kind) {
    case 'dashboard': {
      const found = dashboards.find(({ id }) => id === source.dashboardId);
      return found ? `Dashboard ‘${found.name}’` : 'A dashboard that is gone, or not yours to see';
    }
    case 'findings':
      return Object.keys(source.filter).length > 0 ? 'Findings of a filter' : 'All open findings';
    case 'compliance':
      return source.framework === null
        ? 'How all frameworks stand'
        : (frameworks.find(({ id }) => id === source.framework)?.name ?? source.framework);
  }
}
