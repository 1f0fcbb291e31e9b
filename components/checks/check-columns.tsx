import type { Column } from '@/components/data-table/columns';
import { TwoLines } from '@/components/data-table/two-lines';
import { formatNumber, formatShare } from '@/components/lib/format';
import { serviceName } from '@/components/posture/services';
import { SeverityIcon, SeverityLabel, severityLabel } from '@/components/posture/severity';
import type { CheckRow } from '@/server/catalogue/types';
import { CheckBar } from './check-bar';

export const checkColumns: readonly Column<CheckRow>[] = [
  {
    id: 'severity',
    label: 'Severity',
    className: 'w-26',
    sort: { key: 'severity', first: 'asc' },
    cell: (row) => <SeverityLabel severity={row.severity} />,
  },
  {
    id: 'title',
    label: 'Good state',
    fixed: true,
    sort: { key: 'title', first: 'asc' },
    cell: (row) => <TwoLines text={row.title} />,
  },
  {
    id: 'service',
    label: 'Service',
    className: 'w-32',
    sort: { key: 'service', first: 'asc' },
    cell: (row) => <span className="text-ink-muted">{serviceName(row.service)}</span>,
  },
  {
    id: 'cis',
    label: 'CIS 5.0',
    className: 'w-24 max-lg:hidden',
    cell: (row) => <span className="tabular text-ink-muted">{row.requirements['cis-5.0']?.join(', ') ?? '–'}</span>,
  },
  {
    id: 'id',
    label: 'Id',
    className: 'w-64',
    hiddenByDefault: true,
    cell: (row) => <code className="text-xs text-ink-muted">{row.id}</code>,
  },
  { id: 'bar', label: 'Verdicts', className: 'w-40 max-lg:hidden', cell: (row) => <CheckBar counts={row.counts} /> },
  {
    id: 'open',
    label: 'Open',
    className: 'w-20 text-right',
    sort: { key: 'open', first: 'desc' },
    cell: (row) => <span className="tabular font-medium">{formatNumber(row.counts.open)}</span>,
  },
  {
    id: 'pass',
    label: 'Pass',
    className: 'w-18 text-right max-xl:hidden',
    cell: (row) => <span className="tabular text-ink-muted">{passShare(row)}</span>,
  },
  {
    id: 'unknown',
    label: 'Unknown',
    className: 'w-22 text-right max-lg:hidden',
    cell: (row) => <span className="tabular text-ink-muted">{row.counts.unknown > 0 ? formatNumber(row.counts.unknown) : '–'}</span>,
  },
];

function passShare({ counts }: CheckRow): string {
  return formatShare(counts.pass, counts.pass + counts.open + counts.muted + counts.unknown) ?? '–';
}

export function CheckCard({ row }: { row: CheckRow }) {
  return (
    <span className="block">
      <span className="flex items-start gap-2">
        <SeverityIcon severity={row.severity} className="mt-0.5" />
        <span className="sr-only">{severityLabel[row.severity]}</span>
        <span className="min-w-0 flex-1 font-medium">{row.title}</span>
      </span>
      <span className="tabular mt-1.5 flex items-center gap-3 text-xs text-ink-muted">
        <span>{serviceName(row.service)}</span>
        <span>{formatNumber(row.counts.open)} open</span>
        <span>{formatNumber(row.counts.pass)} pass</span>
        {row.counts.unknown > 0 && <span>{formatNumber(row.counts.unknown)} unknown</span>}
      </span>
    </span>
  );
}
