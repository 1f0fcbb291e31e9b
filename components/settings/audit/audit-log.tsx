'use client';

import { DownloadIcon, ScrollTextIcon, SearchXIcon } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { AuditFacets, AuditView } from '@/server/audit/types';
import type { Page } from '@/server/page';
import { AuditCard, auditColumns } from './audit-columns';
import { AuditDrawer } from './audit-drawer';
import { AuditFilters } from './audit-filters';
import { auditQuery, auditSearchParams } from './search-params';

/** A little longer than the worker takes to seal a new row. */
const sealedAfterMs = 4_000;

interface AuditLogProps {
  first: Page<AuditView>;
  facets: AuditFacets;
  pageSize: number;
}

export function AuditLog({ first, facets, pageSize }: AuditLogProps) {
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(auditSearchParams, {
    shallow: false,
    history: 'push',
    startTransition,
  });
  const [openId, setOpenId] = useState<string | null>(null);
  const query = auditQuery(params);
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', String(pageSize));
      if (cursor) asked.set('cursor', cursor);
      return getPage<AuditView>(`/api/audit?${asked}`, 'entries', signal);
    },
    [query, pageSize],
  );
  const pages = usePages({ queryKey: ['audit', query], first, fetchPage });
  useSealing(pages.rows, pages.reload);
  const download = (format: 'csv' | 'json') =>
    `/api/audit/export?${new URLSearchParams([...new URLSearchParams(query), ['format', format]])}`;

  return (
    <section aria-labelledby="audit-title" className="grid grid-cols-1 gap-3">
      <div>
        <h2 id="audit-title" className="text-sm font-semibold">
          Audit log
        </h2>
        <p className="text-xs text-ink-muted">Who changed what. Entries can only be added; a chain of seals shows if one was edited.</p>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <AuditFilters params={params} facets={facets} changed={query !== ''} onChange={(change) => void setParams(change)} />
        <div className="flex gap-2">
          {(['csv', 'json'] as const).map((format) => (
            <Button key={format} asChild>
              {/* A file, not a page: no client navigation. */}
              <a href={download(format)} download aria-label={`Download what is listed as ${format.toUpperCase()}`}>
                <DownloadIcon aria-hidden="true" />
                {format.toUpperCase()}
              </a>
            </Button>
          ))}
          <TableOptionsMenu name="audit" columns={auditColumns} />
        </div>
      </div>
      <DataTable
        name="audit"
        label="Audit log"
        columns={auditColumns}
        rows={pages.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.action} by ${row.actor}`}
        card={(row) => <AuditCard row={row} />}
        onOpen={(row) => setOpenId(row.id)}
        openId={openId}
        pending={pending}
        empty={
          query === '' ? (
            <EmptyState icon={ScrollTextIcon} title="Nothing has been changed yet" />
          ) : (
            <EmptyState
              icon={SearchXIcon}
              title="No entry matches these filters"
              action={<Button onClick={() => void setParams(null)}>Reset the filters</Button>}
            />
          )
        }
        footer={<ListFooter shown={pages.rows.length} noun="entries" {...pages} />}
      />
      <AuditDrawer entry={pages.rows.find((row) => row.id === openId) ?? null} onClose={() => setOpenId(null)} />
    </section>
  );
}

/** Asks once again for rows that were too new to be sealed. Once only: where nothing seals them, asking does not help. */
function useSealing(rows: readonly AuditView[], reload: () => void) {
  const newest = rows.find((row) => !row.sealed)?.id;
  const again = useRef(reload);
  again.current = reload;
  useEffect(() => {
    if (newest === undefined) return;
    const timer = setTimeout(() => again.current(), sealedAfterMs);
    return () => clearTimeout(timer);
  }, [newest]);
}
