'use client';

import { ShieldCheckIcon, ShieldQuestionIcon } from 'lucide-react';
import type { Column } from '@/components/data-table/columns';
import { TwoLines } from '@/components/data-table/two-lines';
import { AccountCell, AccountLabel } from '@/components/posture/account-label';
import { FindingStatusLabel } from '@/components/posture/finding-status';
import { RelativeTime } from '@/components/posture/relative-time';
import { serviceName } from '@/components/posture/services';
import { SeverityIcon, SeverityLabel, severityLabel } from '@/components/posture/severity';
import type { FindingRow } from '@/server/findings/types';
import { DueLabel } from './triage/due-label';
import { useTriage } from './triage/triage-context';

export const findingColumns: readonly Column<FindingRow>[] = [
  {
    id: 'severity',
    label: 'Severity',
    className: 'w-26',
    sort: { key: 'severity', first: 'asc' },
    cell: (row) => <SeverityLabel severity={row.severity} />,
  },
  {
    id: 'title',
    label: 'Check',
    fixed: true,
    sort: { key: 'check', first: 'asc' },
    cell: (row) => <TwoLines text={row.title} />,
  },
  {
    id: 'resource',
    label: 'Resource',
    className: 'w-[18%]',
    sort: { key: 'resource', first: 'asc' },
    cell: (row) => (
      <span title={row.resource.arn}>
        {row.resource.name ?? row.resource.id}
        {row.resource.name && row.resource.name !== row.resource.id && (
          <span className="ml-1.5 text-xs text-ink-muted">{row.resource.id}</span>
        )}
      </span>
    ),
  },
  { id: 'service', label: 'Service', className: 'w-28', hiddenByDefault: true, cell: (row) => serviceName(row.service) },
  {
    id: 'region',
    label: 'Region',
    className: 'w-28',
    hiddenByDefault: true,
    cell: (row) => <span className="text-ink-muted">{row.region}</span>,
  },
  {
    id: 'account',
    label: 'Account',
    className: 'w-36 max-xl:hidden',
    cell: (row) => <AccountCell account={row.account} />,
  },
  { id: 'status', label: 'Status', className: 'w-24 max-xl:hidden', cell: (row) => <TriageStatus row={row} /> },
  {
    id: 'assignee',
    label: 'Owner',
    className: 'w-27 max-[90rem]:hidden',
    cell: (row) => <span className={row.assignee ? '' : 'text-ink-faint'}>{row.assignee?.name ?? 'nobody'}</span>,
  },
  {
    id: 'due',
    label: 'Due',
    className: 'w-27',
    sort: { key: 'due', first: 'asc' },
    cell: (row) => (row.status === 'open' ? <DueCell row={row} /> : null),
  },
  {
    id: 'changed',
    label: 'Changed',
    className: 'w-27',
    sort: { key: 'changed', first: 'desc' },
    cell: (row) => (
      <span className="text-ink-muted">
        <RelativeTime at={row.lastChangedAt} />
      </span>
    ),
  },
  {
    id: 'firstSeen',
    label: 'First seen',
    className: 'w-27',
    hiddenByDefault: true,
    sort: { key: 'firstSeen', first: 'desc' },
    cell: (row) => (
      <span className="text-ink-muted">
        <RelativeTime at={row.firstSeenAt} />
      </span>
    ),
  },
];

function DueCell({ row }: { row: FindingRow }) {
  return <DueLabel dueAt={row.dueAt} nearDays={useTriage().settings.nearDays} />;
}

/** The status, and whether somebody has accepted the risk or asked for it. */
function TriageStatus({ row }: { row: FindingRow }) {
  if (row.exception?.state === 'accepted')
    return (
      <span className="inline-flex items-center gap-1.5 align-middle text-xs font-medium whitespace-nowrap text-ink-muted">
        <ShieldCheckIcon className="size-3.5 shrink-0" aria-hidden="true" />
        Accepted
      </span>
    );
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <FindingStatusLabel status={row.status} />
      {row.exception && (
        <span title="Somebody asked to accept the risk">
          <ShieldQuestionIcon className="size-3.5 text-medium-text" aria-label="waits for approval" />
        </span>
      )}
    </span>
  );
}

export function FindingCard({ row }: { row: FindingRow }) {
  return (
    <span className="block">
      <span className="flex items-start gap-2">
        <SeverityIcon severity={row.severity} className="mt-0.5" />
        <span className="sr-only">{severityLabel[row.severity]}</span>
        <span className="min-w-0 flex-1 font-medium">{row.title}</span>
      </span>
      <span className="mt-1 block truncate text-ink-muted">{row.resource.name ?? row.resource.id}</span>
      <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-muted">
        <TriageStatus row={row} />
        <span>{row.region}</span>
        <AccountLabel account={row.account} />
        {row.assignee && <span>{row.assignee.name}</span>}
        {row.status === 'open' && row.dueAt && (
          <span>
            Due <DueCell row={row} />
          </span>
        )}
        <RelativeTime at={row.lastChangedAt} />
      </span>
    </span>
  );
}
