'use client';

import Link from 'next/link';
import { SeverityBar, sumCounts } from '@/components/charts/severity-bar';
import type { Column } from '@/components/data-table/columns';
import { formatNumber, plural } from '@/components/lib/format';
import { AccountCell, AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import type { ResourceRow } from '@/server/inventory/types';
import { typeName } from './type-name';

export const resourceHref = (uid: string): string => `/inventory/${uid}`;

export const inventoryColumns: readonly Column<ResourceRow>[] = [
  {
    id: 'name',
    label: 'Resource',
    fixed: true,
    sort: { key: 'name', first: 'asc' },
    cell: (row) => (
      <span title={row.arn} className="block">
        <Link
          href={resourceHref(row.uid)}
          className="block truncate rounded font-medium hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {row.name ?? row.id}
        </Link>
        {row.name && row.name !== row.id && (
          <span className="block truncate text-xs text-ink-muted group-data-[density=compact]/table:sr-only">{row.id}</span>
        )}
      </span>
    ),
  },
  {
    id: 'type',
    label: 'Type',
    className: 'w-[17%]',
    cell: (row) => (
      <span title={row.resourceType} className="block truncate">
        {typeName(row.resourceType)}
        {row.instanceType && <span className="ml-1.5 text-xs text-ink-muted">{row.instanceType}</span>}
      </span>
    ),
  },
  { id: 'state', label: 'State', className: 'w-36 max-lg:hidden', cell: (row) => <StateBadge state={row.state} /> },
  { id: 'findings', label: 'Findings', className: 'w-30', cell: (row) => <FindingsCell row={row} /> },
  { id: 'region', label: 'Region', className: 'w-28 max-lg:hidden', cell: (row) => <span className="text-ink-muted">{row.region}</span> },
  { id: 'account', label: 'Account', className: 'w-40 max-xl:hidden', cell: (row) => <AccountCell account={row.account} /> },
  { id: 'tags', label: 'Tags', className: 'w-16 max-xl:hidden', cell: (row) => <TagCount tags={row.tags} /> },
  {
    id: 'changed',
    label: 'Changed',
    className: 'w-27',
    sort: { key: 'changed', first: 'desc' },
    cell: (row) => (
      <span className="text-ink-muted">
        <RelativeTime at={row.changedAt} />
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

export function StateBadge({ state }: { state: string | null }) {
  if (!state) return <span className="text-ink-faint">–</span>;
  return (
    <Badge tone="outline" className="max-w-full shrink" title={state}>
      <span className="truncate">{state}</span>
    </Badge>
  );
}

function FindingsCell({ row: { findings } }: { row: ResourceRow }) {
  if (!findings) return <span className="text-ink-faint">–</span>;
  const count = sumCounts(findings);
  if (count === 0) return <span className="text-xs text-ink-faint">none open</span>;
  return (
    <span className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-center gap-1.5">
      <span className="tabular text-right text-xs font-medium">{formatNumber(count)}</span>
      <SeverityBar counts={findings} />
    </span>
  );
}

function TagCount({ tags }: { tags: ResourceRow['tags'] }) {
  const entries = Object.entries(tags);
  if (entries.length === 0) return <span className="text-ink-faint">none</span>;
  return (
    <span className="tabular text-ink-muted" title={entries.map(([key, value]) => `${key}=${value}`).join('\n')}>
      {entries.length}
    </span>
  );
}

export function ResourceCard({ row }: { row: ResourceRow }) {
  const open = row.findings ? sumCounts(row.findings) : 0;
  return (
    <span className="grid gap-1">
      <span className="flex items-start justify-between gap-2">
        <span className="min-w-0 font-medium break-all">{row.name ?? row.id}</span>
        {row.state && <StateBadge state={row.state} />}
      </span>
      <span className="text-sm text-ink-muted">
        {typeName(row.resourceType)} in {row.region}
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-muted">
        <AccountLabel account={row.account} />
        {open > 0 && <span className="font-medium text-ink">{plural(open, 'open finding')}</span>}
        <RelativeTime at={row.changedAt} />
      </span>
      {open > 0 && row.findings && <SeverityBar counts={row.findings} className="max-w-40" />}
    </span>
  );
}
