import { LinkIcon } from 'lucide-react';
import type { Column } from '@/components/data-table/columns';
import { formatInstant } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';
import type { AuditView } from '@/server/audit/types';

/** The entry's data in one line, as in `name: CI, scopes: scans:create, findings:read`. */
function inShort(data: AuditView['data']): string {
  const text = (value: unknown): string =>
    Array.isArray(value) ? value.map(text).join(', ') : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return Object.entries(data ?? {})
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${text(value)}`)
    .join(' · ');
}

export function SealMark({ sealed }: { sealed: boolean }) {
  return sealed ? (
    <Badge tone="outline" title="The chain holds this entry: a later edit would show in npm run audit:verify">
      <LinkIcon aria-hidden="true" />
      Sealed
    </Badge>
  ) : (
    <Badge tone="medium" title="Not in the chain yet: new entries are sealed every few seconds">
      Not yet sealed
    </Badge>
  );
}

export const auditColumns: readonly Column<AuditView>[] = [
  {
    id: 'at',
    label: 'When',
    className: 'w-50',
    fixed: true,
    cell: (row) => (
      <time dateTime={row.at} title={row.at} className="tabular text-ink-muted">
        {formatInstant(row.at)}
      </time>
    ),
  },
  {
    id: 'actor',
    label: 'Who',
    className: 'w-52',
    fixed: true,
    cell: (row) => <span title={row.actor}>{row.actor}</span>,
  },
  {
    id: 'action',
    label: 'Did',
    className: 'w-44',
    fixed: true,
    cell: (row) => <code className="text-xs font-medium">{row.action}</code>,
  },
  {
    id: 'data',
    label: 'Details',
    cell: (row) => <span className="text-ink-muted">{inShort(row.data) || '–'}</span>,
  },
  {
    id: 'target',
    label: 'To',
    className: 'w-40 max-xl:hidden',
    cell: (row) => (
      <code title={row.target ?? undefined} className="text-xs text-ink-muted">
        {row.target ?? '–'}
      </code>
    ),
  },
  {
    id: 'via',
    label: 'By',
    className: 'w-24 max-xl:hidden',
    cell: (row) => <span className="text-ink-muted">{row.via}</span>,
  },
  {
    id: 'sealed',
    label: 'Chain',
    className: 'w-32 max-lg:hidden',
    cell: (row) => <SealMark sealed={row.sealed} />,
  },
  {
    id: 'seq',
    label: 'Number',
    className: 'w-24',
    hiddenByDefault: true,
    cell: (row) => <span className="tabular">{row.seq}</span>,
  },
  {
    id: 'request',
    label: 'Request',
    className: 'w-40',
    hiddenByDefault: true,
    cell: (row) => <code className="text-xs text-ink-muted">{row.requestId ?? '–'}</code>,
  },
];

export function AuditCard({ row }: { row: AuditView }) {
  const details = inShort(row.data);
  return (
    <span className="block min-w-0">
      <span className="flex items-center justify-between gap-2">
        <code className="text-xs font-medium">{row.action}</code>
        {!row.sealed && <SealMark sealed={false} />}
      </span>
      {details && <span className="mt-0.5 block truncate">{details}</span>}
      <span className="block truncate text-xs text-ink-muted">
        {row.actor}, {formatInstant(row.at)}
      </span>
    </span>
  );
}
