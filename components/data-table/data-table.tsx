'use client';

import { type ColumnDef, useTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { cn } from '@/components/lib/cn';
import { useMediaQuery } from '@/components/lib/use-media-query';
import { CardList } from './card-list';
import type { Column } from './columns';
import { listFeatures } from './features';
import { TableGrid } from './table-grid';
import { useTablePreferences } from './use-table-preferences';

export interface Selection {
  ids: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
}

export interface DataTableProps<T> {
  /** Names the list in the browser's memory. */
  name: string;
  /** What it lists, for screen readers. */
  label: string;
  /** Stable between renders. */
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  /** A few words that tell the row apart. */
  rowLabel: (row: T) => string;
  /** The row on a phone. */
  card: (row: T) => ReactNode;
  sort?: string;
  onSort?: (sort: string) => void;
  onOpen?: (row: T) => void;
  openId?: string | null;
  selection?: Selection;
  /** True while newer rows are on their way. */
  pending?: boolean;
  empty: ReactNode;
  footer?: ReactNode;
}

/** A list: a table from tablet width on, cards on a phone. What it shows is decided by the server and the URL. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { name, columns, rows, rowId, selection, pending, empty, footer } = props;
  const { visibility, density } = useTablePreferences(name, columns);
  const wide = useMediaQuery('(min-width: 48rem)');
  const definitions = useMemo<ColumnDef<typeof listFeatures, T>[]>(
    () => columns.map(({ id, label, cell }) => ({ id, header: label, cell: ({ row }) => cell(row.original) })),
    [columns],
  );
  const rowSelection = useMemo(() => Object.fromEntries([...(selection?.ids ?? [])].map((id) => [id, true as const])), [selection?.ids]);
  const table = useTable({
    features: listFeatures,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { columnVisibility: visibility, rowSelection },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(rowSelection) : update;
      selection?.onChange(new Set(Object.keys(next).filter((id) => next[id])));
    },
  });

  if (rows.length === 0) return <div className="rounded-lg border bg-surface">{empty}</div>;
  return (
    <div aria-busy={pending} className={cn('transition-opacity', pending && 'opacity-60')}>
      {wide !== false && (
        <div className="hidden rounded-lg border bg-surface md:block">
          <TableGrid table={table} density={density} {...props} />
        </div>
      )}
      {wide !== true && <CardList className="md:hidden" {...props} />}
      {footer}
    </div>
  );
}
