'use client';

import { cn } from '@/components/lib/cn';
import { Checkbox } from '@/components/ui/checkbox';
import type { DataTableProps } from './data-table';

/** The same rows as cards. Far ones are not painted until they come near. */
export function CardList<T extends object>({
  label,
  rows,
  rowId,
  rowLabel,
  card,
  onOpen,
  openId,
  selection,
  className,
}: DataTableProps<T> & { className?: string }) {
  return (
    <ul aria-label={label} className={cn('grid grid-cols-1 gap-2', className)}>
      {rows.map((row) => {
        const id = rowId(row);
        const selected = selection?.ids.has(id) ?? false;
        return (
          <li
            key={id}
            className={cn(
              'flex gap-3 rounded-lg border bg-surface p-3 [contain-intrinsic-size:auto_6rem] [content-visibility:auto]',
              (selected || id === openId) && 'border-accent/50 bg-accent-soft',
            )}
          >
            {selection && (
              <Checkbox
                className="mt-0.5"
                aria-label={`Select ${rowLabel(row)}`}
                checked={selected}
                onCheckedChange={() => {
                  const next = new Set(selection.ids);
                  if (!next.delete(id)) next.add(id);
                  selection.onChange(next);
                }}
              />
            )}
            {onOpen ? (
              <button type="button" className="min-w-0 flex-1 rounded text-left" onClick={() => onOpen(row)}>
                {card(row)}
              </button>
            ) : (
              <div className="min-w-0 flex-1">{card(row)}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
