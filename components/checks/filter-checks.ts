import type { CheckRow } from '@/server/catalogue/types';
import type { Severity } from '@/server/checks/types';

export interface CheckFilters {
  q: string;
  severity: readonly Severity[];
  service: readonly string[];
  /** `open`: something fails. `unknown`: something could not be judged. */
  state: readonly string[];
}

const states: Record<string, (row: CheckRow) => boolean> = {
  open: (row) => row.counts.open > 0,
  unknown: (row) => row.counts.unknown > 0,
  pass: (row) => row.counts.pass > 0 && row.counts.open + row.counts.muted + row.counts.unknown === 0,
  idle: (row) => row.counts.pass + row.counts.open + row.counts.muted + row.counts.unknown === 0,
};

export const checkStates = [
  { value: 'open', label: 'Fails somewhere' },
  { value: 'pass', label: 'Passes everywhere' },
  { value: 'unknown', label: 'Unknown somewhere' },
  { value: 'idle', label: 'Nothing to judge' },
] as const;

/** The catalogue is small and all here, so it is narrowed in the browser. */
export function filterChecks(rows: readonly CheckRow[], { q, severity, service, state }: CheckFilters): CheckRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.id} ${row.title} ${Object.values(row.requirements).flat().join(' ')}`.toLowerCase();
    return (
      (severity.length === 0 || severity.includes(row.severity)) &&
      (service.length === 0 || service.includes(row.service)) &&
      (state.length === 0 || state.some((each) => states[each]?.(row))) &&
      words.every((word) => text.includes(word))
    );
  });
}

export const checkSorts = ['severity', '-severity', 'title', '-title', 'service', '-service', '-open', 'open'] as const;
export type CheckSort = (typeof checkSorts)[number];

const rank: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3 };
const orders: Record<string, (a: CheckRow, b: CheckRow) => number> = {
  severity: (a, b) => rank[a.severity] - rank[b.severity] || b.counts.open - a.counts.open,
  title: (a, b) => a.title.localeCompare(b.title),
  service: (a, b) => a.service.localeCompare(b.service),
  open: (a, b) => a.counts.open - b.counts.open,
};

export function sortChecks(rows: readonly CheckRow[], sort: CheckSort): CheckRow[] {
  const order = orders[sort.replace('-', '')];
  const sign = sort.startsWith('-') ? -1 : 1;
  return order ? rows.toSorted((a, b) => sign * order(a, b) || a.id.localeCompare(b.id)) : [...rows];
}
