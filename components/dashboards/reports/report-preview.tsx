import type { ReportContent } from '@/server/reports/types';

/** What a letter would say now. */
export function ReportPreview({ content: { headline, lines, tables } }: { content: ReportContent }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section aria-label="Preview" tabIndex={0} className="max-h-72 overflow-auto rounded-lg border bg-sunken p-3 text-xs">
      <p className="font-medium">{headline}</p>
      {tables.length <= 1 && lines.map((line) => <p key={line}>{line}</p>)}
      {tables.map(({ title, columns, rows, note }) => (
        <div key={title} className="mt-3">
          <p className="font-medium">{title}</p>
          {rows.length === 0 ? (
            <p className="text-ink-muted">Nothing.</p>
          ) : (
            <table className="w-full border-collapse">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col" className="border-b py-1 pr-3 text-left font-medium text-ink-muted">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished text, which may be alike
                  <tr key={index}>
                    {row.map((cell, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the same
                      <td key={at} className="border-b py-1 pr-3 align-top">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {note && <p className="mt-1 text-ink-muted">{note}</p>}
        </div>
      ))}
    </section>
  );
}
