'use client';

import type { ReactTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '@/components/lib/cn';
import { Checkbox } from '@/components/ui/checkbox';
import type { DataTableProps } from './data-table';
import type { listFeatures } from './features';
import { TableHead } from './table-head';
import { useRowKeys } from './use-row-keys';

const rowHeight = { comfortable: 44, compact: 33 };
/** Up to here every row is drawn: find-in-page and screen readers then see all of them. */
const drawAllUpTo = 100;

interface TableGridProps<T extends object> extends DataTableProps<T> {
  table: ReactTable<typeof listFeatures, T>;
  density: keyof typeof rowHeight;
}

export function TableGrid<T extends object>({
  table,
  density,
  label,
  columns,
  rowLabel,
  sort,
  onSort,
  onOpen,
  openId,
  selection,
}: TableGridProps<T>) {
  const rows = table.getRowModel().rows;
  const head = useRef<HTMLTableElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset((head.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtual = rows.length > drawAllUpTo;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight[density],
    overscan: 14,
    scrollMargin: offset,
    scrollPaddingStart: 96,
    scrollPaddingEnd: 96,
    enabled: virtual,
  });
  const keys = useRowKeys({
    count: rows.length,
    onOpen: onOpen && ((index) => rows[index] && onOpen(rows[index].original)),
    onToggle: selection && ((index) => rows[index]?.toggleSelected()),
    scrollTo: (index) => {
      if (virtual) virtualizer.scrollToIndex(index);
      else head.current?.querySelector(`[data-row="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    },
  });

  const items = virtual ? virtualizer.getVirtualItems() : null;
  const drawn = items ? items.map((item) => item.index) : rows.map((_, index) => index);
  const before = items?.[0] ? items[0].start - offset : 0;
  const after = items?.length ? virtualizer.getTotalSize() + offset - (items.at(-1)?.end ?? 0) : 0;
  const visible = columns.filter((column) => table.getColumn(column.id)?.getIsVisible());
  const width = visible.length + (selection ? 1 : 0);

  function openByMouse(event: MouseEvent, index: number) {
    const row = rows[index];
    if (!row || !onOpen || (event.target instanceof Element && event.target.closest('a, button, input, label, [role="checkbox"]'))) return;
    // A drag that marks text is not a wish to open.
    if (window.getSelection()?.toString()) return;
    keys.setActive(index);
    onOpen(row.original);
  }

  return (
    <table
      ref={head}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      data-density={density}
      className="group/table w-full table-fixed border-separate border-spacing-0"
    >
      <TableHead
        columns={visible}
        sort={sort}
        onSort={onSort}
        selection={
          selection && {
            state: table.getIsAllRowsSelected() ? true : table.getIsSomeRowsSelected() ? 'indeterminate' : false,
            toggle: () => table.toggleAllRowsSelected(),
          }
        }
      />
      <tbody onKeyDown={keys.onKeyDown}>
        <Spacer height={before} width={width} />
        {drawn.map((index) => {
          const row = rows[index];
          if (!row) return null;
          const selected = row.getIsSelected();
          return (
            <tr
              key={row.id}
              data-row={index}
              aria-rowindex={index + 2}
              tabIndex={index === keys.active ? 0 : -1}
              onClick={(event) => openByMouse(event, index)}
              style={{ height: rowHeight[density] }}
              className={cn(
                'group/row outline-offset-[-2px] transition-colors hover:bg-hover/60',
                onOpen && 'cursor-pointer',
                selected && 'bg-accent-soft/60 hover:bg-accent-soft',
                row.id === openId && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
              )}
            >
              {selection && (
                <td className="w-10 border-t pl-4">
                  <Checkbox
                    aria-label={`Select ${rowLabel(row.original)}`}
                    checked={selected}
                    tabIndex={-1}
                    onCheckedChange={() => row.toggleSelected()}
                  />
                </td>
              )}
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  className={cn(
                    'truncate border-t px-3 first:pl-4 last:pr-4',
                    columns.find((column) => column.id === cell.column.id)?.className,
                  )}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          );
        })}
        <Spacer height={after} width={width} />
      </tbody>
    </table>
  );
}

/** Keeps the height of the rows that are not drawn. */
function Spacer({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={width} style={{ height }} className="p-0" />
    </tr>
  );
}
