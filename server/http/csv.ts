import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

type Cell = string | number | null;

/** A cell that a spreadsheet would take for a formula begins with an apostrophe instead (OWASP ASVS 5.0, 1.2.10). */
export const inert = (cell: Cell): string => {
  const text = cell === null ? '' : String(cell);
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
};

/** Streams rows as a CSV download (RFC 4180): memory stays flat however many there are. */
export function csvResponse(name: string, columns: readonly string[], rows: AsyncIterable<readonly Cell[]>): Response {
  async function* cells() {
    for await (const row of rows) yield row.map(inert);
  }
  const csv = Readable.from(cells()).pipe(stringify({ header: true, columns: columns as string[], record_delimiter: 'windows' }));
  const day = new Date().toISOString().slice(0, 10);
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="cloudlens-${name}-${day}.csv"` },
  });
}
