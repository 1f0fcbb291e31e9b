import type { ReactNode } from 'react';
import { cn } from '@/components/lib/cn';

export interface ReportColumn<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand to the right. */
  isNumber?: boolean;
  className?: string;
}

interface ReportTableProps<Row> {
  label: string;
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** A plain table that prints as it stands: all rows at once, nothing to sort or choose. */
export function ReportTable<Row>({ label, columns, rows, keyOf }: ReportTableProps<Row>) {
  return (
    // Scrolls sideways on narrow screens, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className="overflow-x-auto pb-2" aria-label={label} tabIndex={0}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left text-xs text-ink-muted">
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={cn('px-4 py-1.5 font-medium whitespace-nowrap', column.isNumber && 'text-right', column.className)}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="break-inside-avoid align-top">
              {columns.map((column, index) => {
                const content = column.cell(row);
                const look = cn('px-4 py-1.5', column.isNumber && 'tabular text-right', column.className);
                return index === 0 ? (
                  <th key={column.label} scope="row" className={cn(look, 'text-left font-medium')}>
                    {content}
                  </th>
                ) : (
                  <td key={column.label} className={look}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
