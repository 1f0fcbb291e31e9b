'use client';

import { ArrowDownIcon, ArrowUpIcon, ChevronsUpDownIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { Checkbox } from '@/components/ui/checkbox';
import { type Column, directionOf, nextSort } from './columns';

interface TableHeadProps<T> {
  columns: readonly Column<T>[];
  sort?: string;
  onSort?: (sort: string) => void;
  selection?: { state: boolean | 'indeterminate'; toggle: () => void };
}

export function TableHead<T>({ columns, sort, onSort, selection }: TableHeadProps<T>) {
  return (
    <thead className="sticky top-0 z-10">
      <tr>
        {selection && (
          <th scope="col" className="w-10 rounded-tl-lg border-b bg-surface pl-4 text-left">
            <Checkbox aria-label="Select all rows shown" checked={selection.state} onCheckedChange={selection.toggle} />
          </th>
        )}
        {columns.map((column) => (
          <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function Heading<T>({ column, sort, onSort }: { column: Column<T>; sort?: string; onSort?: (sort: string) => void }) {
  const key = column.sort?.key;
  const direction = key ? directionOf(sort, key) : null;
  const Icon = direction === 'asc' ? ArrowUpIcon : direction === 'desc' ? ArrowDownIcon : ChevronsUpDownIcon;
  return (
    <th
      scope="col"
      aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={cn(
        'h-9 truncate border-b bg-surface px-3 text-left text-xs font-medium text-ink-muted first:rounded-tl-lg first:pl-4 last:rounded-tr-lg last:pr-4',
        column.className,
      )}
    >
      {column.sort && onSort ? (
        <button
          type="button"
          onClick={() => column.sort && onSort(nextSort(sort, column.sort))}
          className={cn('-mx-1 inline-flex items-center gap-1 rounded px-1 hover:text-ink', direction && 'text-ink')}
        >
          {column.label}
          <Icon aria-hidden="true" className={cn('size-3', !direction && 'opacity-40')} />
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}
