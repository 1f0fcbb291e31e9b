import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { attachment } from './attachment';

/** `decimal`: an exact number as a text. Nothing but digits, sign and point, so that a spreadsheet may read it as the number it is. */
type Cell = string | number | null | { decimal: string };

/** A cell that a spreadsheet would take for a formula begins with an apostrophe instead (OWASP ASVS 5.0, 1.2.10). */
export const inert = (cell: Cell): string => {
  if (typeof cell === 'object' && cell !== null && /^-?\d+(\.\d+)?$/.test(cell.decimal)) return cell.decimal;
  const text = cell === null ? '' : typeof cell === 'object' ? cell.decimal : String(cell);
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
};

/**
 * Streams rows as a CSV download (RFC 4180): memory stays flat however many there are. A failure on the way breaks the answer
 * off, so that nobody takes a part for the whole.
 */
export function csvResponse(name: string, columns: readonly string[], rows: AsyncIterable<readonly Cell[]>): Response {
  async function* cells() {
    for await (const row of rows) yield row.map(inert);
  }
  const csv = stringify({ header: true, columns: columns as string[], record_delimiter: 'windows' });
  // What goes wrong is told by the answer's own stream.
  pipeline(Readable.from(cells()), csv, () => {});
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', ...attachment(name, 'csv') },
  });
}
