import type { Widget } from './schema';

/** What a dashboard that is made on its page begins with. */
export const starterWidgets: Widget[] = [
  { kind: 'count', key: 'urgent', title: '', width: 1, filter: { severity: ['critical', 'high'] } },
  { kind: 'count', key: 'overdue', title: 'Overdue', width: 1, filter: { due: ['overdue'] } },
  { kind: 'coverage', key: 'scans', title: '', width: 1 },
  { kind: 'trend', key: 'course', title: '', width: 2, filter: {}, days: 30 },
  { kind: 'top', key: 'services', title: '', width: 1, filter: {}, by: 'service', limit: 5 },
];
