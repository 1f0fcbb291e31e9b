import { formatInstant, formatNumber, plural } from '@/components/lib/format';
import type { OperationReport } from '@/server/scans/report';
import { type ReportColumn, ReportTable } from './report-table';

const where = (regions: readonly string[]): string =>
  regions.length === 0 ? '–' : regions.length <= 2 ? regions.join(', ') : plural(regions.length, 'region');

const columns: readonly ReportColumn<OperationReport>[] = [
  { label: 'Operation', cell: (row) => <code className="text-xs whitespace-nowrap">{row.operation}</code> },
  { label: 'Calls', isNumber: true, cell: (row) => formatNumber(row.calls) },
  {
    label: 'Carried over',
    isNumber: true,
    cell: ({ carried }) =>
      carried ? (
        <span title={`Asked for on ${formatInstant(carried.since)} or later`}>
          {formatNumber(carried.answers)}
          <span className="block text-2xs whitespace-nowrap text-ink-muted">from scan {carried.fromScan} on</span>
        </span>
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
  {
    label: 'Answered in full',
    cell: (row) => <span title={row.answered.join(', ')}>{where(row.answered)}</span>,
    className: 'whitespace-nowrap',
  },
  {
    label: 'Not answered in full',
    cell: (row) =>
      row.notAnswered.length === 0 ? (
        <span className="text-ink-faint">–</span>
      ) : (
        row.notAnswered.map(({ region, kind, code }) => (
          <span key={region} className="block text-xs">
            {region}: {kind}
            {code && ` (${code})`}
          </span>
        ))
      ),
  },
];

export function OperationTable({ operations }: { operations: readonly OperationReport[] }) {
  if (operations.length === 0) return <p className="px-4 pb-4 text-ink-muted">No call has been answered yet.</p>;
  return <ReportTable label="Operations" columns={columns} rows={operations} keyOf={(row) => row.operation} />;
}
