import { SeverityBar, sumCounts } from '@/components/charts/severity-bar';
import type { Column } from '@/components/data-table/columns';
import { formatDay, formatDuration, formatInstant, formatNumber } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { ScanStatusBadge } from '@/components/posture/scan-status';
import type { ScanOutcome, ScanRow } from '@/server/scans/types';
import { Progress } from './progress';
import { QueueNote } from './queue-note';

const triggers: Record<ScanRow['trigger'], string> = { user: 'By hand', api: 'API', schedule: 'Nightly', 'first-run': 'First start' };

export const isActive = ({ status }: Pick<ScanRow, 'status'>): boolean => status === 'queued' || status === 'running';

export const scanColumns: readonly Column<ScanRow>[] = [
  { id: 'status', label: 'Status', className: 'w-28', fixed: true, cell: (row) => <ScanStatusBadge status={row.status} /> },
  { id: 'account', label: 'Account', fixed: true, cell: (row) => <AccountLabel account={row.account} className="font-medium" /> },
  {
    id: 'when',
    label: 'Started',
    className: 'w-30',
    cell: (row) => (
      <span className="text-ink-muted">
        <When row={row} />
      </span>
    ),
  },
  {
    id: 'duration',
    label: 'Took',
    className: 'w-24 max-lg:hidden',
    cell: (row) => <span className="tabular text-ink-muted">{durationOf(row) ?? '–'}</span>,
  },
  {
    id: 'trigger',
    label: 'Asked by',
    className: 'w-30 max-xl:hidden',
    cell: (row) => <span className="text-ink-muted">{row.requestedBy ?? triggers[row.trigger]}</span>,
  },
  {
    id: 'open',
    label: 'Open findings',
    className: 'w-48',
    cell: (row) => <Outcome row={row} />,
  },
  {
    id: 'changes',
    label: 'Changed',
    className: 'w-40 max-lg:hidden',
    cell: (row) =>
      row.counts ? (
        <span className="tabular text-xs text-ink-muted">{changesOf(row.counts)}</span>
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
  {
    id: 'unknown',
    label: 'Unknown',
    className: 'w-24 text-right max-xl:hidden',
    cell: (row) => <span className="tabular text-ink-muted">{row.counts ? formatNumber(row.counts.verdicts.unknown) : '–'}</span>,
  },
  {
    id: 'calls',
    label: 'API calls',
    className: 'w-24 text-right',
    hiddenByDefault: true,
    cell: (row) => <span className="tabular text-ink-muted">{formatNumber(row.calls)}</span>,
  },
];

function changesOf({ opened, reopened, resolved }: ScanOutcome): string {
  const parts = [
    opened + reopened > 0 && `${formatNumber(opened + reopened)} opened`,
    resolved > 0 && `${formatNumber(resolved)} resolved`,
  ].filter(Boolean);
  return parts.join(', ') || 'nothing';
}

/** A scan of a sample account's past is told by the day that it saw. */
function When({ row }: { row: ScanRow }) {
  if (row.asOf) return <span title={`The account as it was on ${formatInstant(row.asOf)}`}>as of {formatDay(row.asOf)}</span>;
  return <RelativeTime at={row.startedAt ?? row.queuedAt} />;
}

function Outcome({ row }: { row: ScanRow }) {
  if (isActive(row)) {
    return (
      <span className="grid gap-1">
        {row.progress.queuePosition === null && <Progress {...row.progress} />}
        <QueueNote status={row.status} progress={row.progress} />
      </span>
    );
  }
  if (row.only && !row.error)
    return (
      <span className="line-clamp-2 text-xs break-all text-ink-muted" title={row.only.arn}>
        One resource: {row.only.name ?? row.only.id}
      </span>
    );
  if (!row.counts) return <span className="text-xs text-ink-muted">{row.error ? 'Nothing was stored' : '–'}</span>;
  return (
    <span className="flex items-center gap-3">
      <span className="tabular w-9 text-right font-medium">{formatNumber(sumCounts(row.counts.open))}</span>
      <SeverityBar counts={row.counts.open} className="max-w-32" />
    </span>
  );
}

export function durationOf({ startedAt, finishedAt }: Pick<ScanRow, 'startedAt' | 'finishedAt'>): string | null {
  return startedAt && finishedAt ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt)) : null;
}

export function ScanCard({ row }: { row: ScanRow }) {
  return (
    <span className="grid gap-1.5">
      <span className="flex items-center justify-between gap-2">
        <AccountLabel account={row.account} className="font-medium" />
        <ScanStatusBadge status={row.status} />
      </span>
      <span className="text-xs text-ink-muted">
        <When row={row} />
        {durationOf(row) && `, took ${durationOf(row)}`}
      </span>
      <Outcome row={row} />
    </span>
  );
}
