import type { Column } from '@/components/data-table/columns';
import { formatNumber, plural } from '@/components/lib/format';
import { AccountCell, AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import type { StackRow } from '@/server/drift/types';
import { DriftStatusBadge, RunningBadge } from './drift-status';

export const stackColumns: readonly Column<StackRow>[] = [
  { id: 'drift', label: 'Drift', className: 'w-34', fixed: true, cell: (row) => <Status row={row} /> },
  {
    id: 'name',
    label: 'Stack',
    fixed: true,
    cell: (row) => (
      <span title={row.description ?? undefined}>
        <span className="font-medium">{row.stackName}</span>
        {row.parentId && <span className="ml-1.5 text-2xs text-ink-muted">nested</span>}
      </span>
    ),
  },
  { id: 'what', label: 'What differs', className: 'w-52 max-lg:hidden', cell: (row) => <What row={row} /> },
  {
    id: 'checked',
    label: 'Last looked at',
    className: 'w-32',
    cell: (row) => <span className="text-ink-muted">{row.detectionTime ? <RelativeTime at={row.detectionTime} /> : 'never'}</span>,
  },
  {
    id: 'status',
    label: 'Status',
    className: 'w-52 max-xl:hidden',
    cell: (row) => <span className="text-xs text-ink-muted">{row.status}</span>,
  },
  { id: 'region', label: 'Region', className: 'w-30 max-lg:hidden', cell: (row) => <span className="text-ink-muted">{row.region}</span> },
  { id: 'account', label: 'Account', className: 'w-40 max-xl:hidden', cell: (row) => <AccountCell account={row.account} /> },
];

function Status({ row }: { row: StackRow }) {
  return row.running ? <RunningBadge status={row.running.status} /> : <DriftStatusBadge status={row.driftStatus} />;
}

function What({ row: { counts, ignored } }: { row: StackRow }) {
  if (!counts) return <span className="text-ink-faint">–</span>;
  const parts = [
    counts.modified + counts.deleted > 0 && plural(counts.modified + counts.deleted, 'resource'),
    ignored > 0 && `${formatNumber(ignored)} ignored`,
    counts.unknown > 0 && `${formatNumber(counts.unknown)} unknown`,
    counts.unchecked > 0 && `${formatNumber(counts.unchecked)} unchecked`,
  ].filter(Boolean);
  return <span className="tabular text-xs text-ink-muted">{parts.join(', ') || 'nothing'}</span>;
}

export function StackCard({ row }: { row: StackRow }) {
  return (
    <span className="grid gap-1.5">
      <span className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate font-medium">{row.stackName}</span>
        <Status row={row} />
      </span>
      <What row={row} />
      <span className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
        <span>{row.region}</span>
        <AccountLabel account={row.account} />
        {row.detectionTime ? <RelativeTime at={row.detectionTime} /> : 'never looked at'}
      </span>
    </span>
  );
}
