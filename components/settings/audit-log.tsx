'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollTextIcon } from 'lucide-react';
import { useMemo } from 'react';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { getPage } from '@/components/lib/api';
import { formatInstant } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';

interface AuditEntry {
  id: string;
  at: string;
  actor: string;
  via: string;
  action: string;
  target: string | null;
  requestId: string | null;
}

const columns: readonly Column<AuditEntry>[] = [
  {
    id: 'at',
    label: 'When',
    className: 'w-48',
    fixed: true,
    cell: (row) => (
      <time dateTime={row.at} className="tabular text-ink-muted">
        {formatInstant(row.at)}
      </time>
    ),
  },
  { id: 'actor', label: 'Who', className: 'w-56', fixed: true, cell: (row) => <span title={row.actor}>{row.actor}</span> },
  { id: 'action', label: 'Did', className: 'w-52', fixed: true, cell: (row) => <code className="text-xs font-medium">{row.action}</code> },
  { id: 'target', label: 'To', cell: (row) => <code className="text-xs text-ink-muted">{row.target ?? '–'}</code> },
  { id: 'via', label: 'By', className: 'w-24 max-lg:hidden', cell: (row) => <span className="text-ink-muted">{row.via}</span> },
  {
    id: 'request',
    label: 'Request',
    className: 'w-40',
    hiddenByDefault: true,
    cell: (row) => <code className="text-xs text-ink-muted">{row.requestId ?? '–'}</code>,
  },
];

export function AuditLog() {
  const mayRead = useCan('audit:read');
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      getPage<AuditEntry>(`/api/audit?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, 'entries', signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: mayRead,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  if (!mayRead) return null;
  const last = query.data?.pages.at(-1);
  return (
    <section aria-labelledby="audit-title" className="grid grid-cols-1 gap-3">
      <div className="flex items-end justify-between gap-3">
        <div>
          <h2 id="audit-title" className="text-sm font-semibold">
            Audit log
          </h2>
          <p className="text-xs text-ink-muted">Who changed what. Entries can only be added.</p>
        </div>
        <TableOptionsMenu name="audit" columns={columns} />
      </div>
      {query.isPending ? (
        <Skeleton className="h-64 rounded-lg" />
      ) : (
        <DataTable
          name="audit"
          label="Audit log"
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => `${row.action} by ${row.actor}`}
          card={(row) => (
            <span className="block">
              <code className="text-xs font-medium">{row.action}</code>
              <span className="block truncate text-ink-muted">
                {row.actor}, {formatInstant(row.at)}
              </span>
            </span>
          )}
          empty={<EmptyState icon={ScrollTextIcon} title={query.error ? query.error.message : 'Nothing has been changed yet'} />}
          footer={
            last && (
              <ListFooter
                shown={rows.length}
                total={last.total}
                totalIsCapped={last.totalIsCapped}
                hasMore={query.hasNextPage}
                loadingMore={query.isFetchingNextPage}
                failed={query.isFetchNextPageError}
                loadMore={() => void query.fetchNextPage()}
                noun="entries"
              />
            )
          }
        />
      )}
    </section>
  );
}
