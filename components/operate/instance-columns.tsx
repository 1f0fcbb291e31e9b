import type { Column } from '@/components/data-table/columns';
import { AccountCell, AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import type { InstanceRow } from '@/server/operate/types';
import { InstanceState } from './instance-state';

export const instanceColumns: readonly Column<InstanceRow>[] = [
  { id: 'state', label: 'State', className: 'w-32', fixed: true, cell: (row) => <InstanceState state={row.state} /> },
  {
    id: 'name',
    label: 'Instance',
    fixed: true,
    cell: (row) => (
      <span className="grid">
        <span className="truncate font-medium">{row.name ?? 'no name'}</span>
        <code className="text-2xs text-ink-muted">{row.id}</code>
      </span>
    ),
  },
  { id: 'type', label: 'Type', className: 'w-32 max-lg:hidden', cell: (row) => <Type row={row} /> },
  {
    id: 'address',
    label: 'Address',
    className: 'w-36 max-xl:hidden',
    cell: (row) => (
      <span className="grid text-xs text-ink-muted">
        {row.publicIp && <span className="text-ink">{row.publicIp}</span>}
        <span>{row.privateIp ?? '–'}</span>
      </span>
    ),
  },
  { id: 'asOf', label: 'Seen', className: 'w-32', cell: (row) => <AsOf row={row} /> },
  { id: 'region', label: 'Region', className: 'w-30 max-lg:hidden', cell: (row) => <span className="text-ink-muted">{row.region}</span> },
  { id: 'account', label: 'Account', className: 'w-40 max-xl:hidden', cell: (row) => <AccountCell account={row.account} /> },
];

function Type({ row }: { row: InstanceRow }) {
  return (
    <span className="grid text-xs text-ink-muted">
      <span>{row.instanceType ?? '–'}</span>
      {row.lifecycle !== 'on-demand' && <span>{row.lifecycle}</span>}
      {row.autoScalingGroup && <span className="truncate">{row.autoScalingGroup}</span>}
    </span>
  );
}

/** When the state was seen, and by whom: an old state is not a present one. */
function AsOf({ row }: { row: InstanceRow }) {
  if (!row.asOf) return <span className="text-ink-muted">not known</span>;
  return (
    <span className="text-xs text-ink-muted" title={row.source === 'live' ? 'AWS was asked' : 'The last scan saw it'}>
      <RelativeTime at={row.asOf} /> {row.source === 'scan' && <span className="text-2xs">(scan)</span>}
    </span>
  );
}

export function InstanceCard({ row }: { row: InstanceRow }) {
  return (
    <span className="grid gap-1.5">
      <span className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate font-medium">{row.name ?? row.id}</span>
        <InstanceState state={row.state} />
      </span>
      <span className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
        <code>{row.id}</code>
        <span>{row.instanceType}</span>
        <span>{row.region}</span>
        <AccountLabel account={row.account} />
        <AsOf row={row} />
      </span>
    </span>
  );
}
