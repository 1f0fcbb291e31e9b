import type { Column } from '@/components/data-table/columns';
import { TwoLines } from '@/components/data-table/two-lines';
import { formatNumber, plural } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import { SeverityIcon, SeverityLabel, severityLabel } from '@/components/posture/severity';
import type { FindingGroup } from '@/server/findings/types';

const number = (value: number) => <span className="tabular">{formatNumber(value)}</span>;
const late = (value: number) =>
  value === 0 ? (
    <span className="text-ink-faint">0</span>
  ) : (
    <span className="tabular font-medium text-critical-text">{formatNumber(value)}</span>
  );

const severity: Column<FindingGroup> = {
  id: 'severity',
  label: 'Severity',
  className: 'w-26',
  cell: (row) => <SeverityLabel severity={row.severity} />,
};
const counts: readonly Column<FindingGroup>[] = [
  { id: 'overdue', label: 'Overdue', className: 'w-22', cell: (row) => late(row.overdue) },
  { id: 'unassigned', label: 'No owner', className: 'w-24 max-xl:hidden', cell: (row) => number(row.unassigned) },
  {
    id: 'changed',
    label: 'Changed',
    className: 'w-27',
    cell: (row) => (
      <span className="text-ink-muted">
        <RelativeTime at={row.lastChangedAt} />
      </span>
    ),
  },
];

export const causeColumns: readonly Column<FindingGroup>[] = [
  severity,
  { id: 'title', label: 'Cause', fixed: true, cell: (row) => <TwoLines text={row.title} /> },
  { id: 'resources', label: 'Resources', className: 'w-24', cell: (row) => number(row.resources) },
  { id: 'accounts', label: 'Accounts', className: 'w-24 max-xl:hidden', cell: (row) => number(row.accounts) },
  {
    id: 'frameworks',
    label: 'Asked for by',
    className: 'w-64 max-xl:hidden',
    cell: (row) => (
      <span className="text-xs text-ink-muted" title={row.frameworks.map(({ name }) => name).join('\n')}>
        {frameworkWords(row)}
      </span>
    ),
  },
  ...counts,
];

export const resourceColumns: readonly Column<FindingGroup>[] = [
  severity,
  {
    id: 'title',
    label: 'Resource',
    fixed: true,
    cell: (row) => (
      <span title={row.key}>
        {row.title}
        <span className="ml-1.5 text-xs text-ink-muted">{row.resourceType}</span>
      </span>
    ),
  },
  { id: 'findings', label: 'Findings', className: 'w-24', cell: (row) => number(row.findings) },
  { id: 'region', label: 'Region', className: 'w-28 max-xl:hidden', cell: (row) => <span className="text-ink-muted">{row.region}</span> },
  ...counts,
];

const frameworkWords = ({ frameworks }: FindingGroup): string =>
  frameworks.length === 0
    ? 'no framework'
    : frameworks.length === 1
      ? (frameworks[0]?.name ?? '')
      : `${frameworks[0]?.name} and ${plural(frameworks.length - 1, 'other')}`;

export function GroupCard({ row }: { row: FindingGroup }) {
  return (
    <span className="block">
      <span className="flex items-start gap-2">
        <SeverityIcon severity={row.severity} className="mt-0.5" />
        <span className="sr-only">{severityLabel[row.severity]}</span>
        <span className="min-w-0 flex-1 font-medium break-words">{row.title}</span>
      </span>
      <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-muted">
        <span>{plural(row.findings, 'finding')}</span>
        {row.overdue > 0 && <span className="font-medium text-critical-text">{formatNumber(row.overdue)} overdue</span>}
        <span>{row.resourceType ?? frameworkWords(row)}</span>
        <RelativeTime at={row.lastChangedAt} />
      </span>
    </span>
  );
}
