import { formatDuration, formatNumber, plural } from '@/components/lib/format';
import { serviceName } from '@/components/posture/services';
import type { ServiceReport } from '@/server/scans/report';
import { type ReportColumn, ReportTable } from './report-table';

const total = ({ units }: ServiceReport): number => Object.values(units).reduce((sum, each) => sum + each, 0);

function howSeen(row: ServiceReport): string {
  const { completed, partial, failed, pending, running } = row.units;
  if (completed === total(row)) return total(row) === 1 ? 'in full' : `in full, in all ${total(row)} regions`;
  return [
    completed > 0 && `${completed} in full`,
    partial > 0 && `${partial} in part`,
    failed > 0 && `${failed} not at all`,
    pending + running > 0 && `${pending + running} not finished`,
  ]
    .filter(Boolean)
    .join(', ');
}

const columns: readonly ReportColumn<ServiceReport>[] = [
  { label: 'Service', cell: (row) => serviceName(row.service) },
  { label: 'Seen', cell: howSeen, className: 'min-w-52 text-ink-muted' },
  { label: 'Resources', isNumber: true, cell: (row) => formatNumber(row.resources) },
  {
    label: 'Requests',
    isNumber: true,
    cell: (row) => (
      <>
        {formatNumber(row.calls)}
        {row.throttles > 0 && <span className="block text-2xs text-ink-muted">{plural(row.throttles, 'throttle')}</span>}
      </>
    ),
  },
  { label: 'Time', isNumber: true, cell: (row) => formatDuration(row.workSeconds * 1000), className: 'whitespace-nowrap' },
];

export function ServiceTable({ services }: { services: readonly ServiceReport[] }) {
  if (services.length === 0) return <p className="px-4 pb-4 text-ink-muted">It ended before it looked anywhere.</p>;
  return <ReportTable label="Services" columns={columns} rows={services} keyOf={(row) => row.service} />;
}
