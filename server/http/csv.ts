import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { attachment } from './attachment';
import { inPieces } from './in-pieces';

/** `decimal`: an exact number as a text. Nothing but digits, sign and point, so that a spreadsheet may read it as the number it is. */
type Cell = string | number | null | { decimal: string };

/** Written at a time: the writer's own beginning costs as much as some rows. */
const rowsAtATime = 200;

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
  const text = (some: readonly (readonly string[])[]) => stringify(some as string[][], { record_delimiter: 'windows' });
  async function* texts() {
    let some: string[][] = [[...columns]];
    for await (const row of rows) {
      some.push(row.map(inert));
      if (some.length < rowsAtATime) continue;
      yield text(some);
      some = [];
    }
    if (some.length > 0) yield text(some);
  }
  return new Response(Readable.toWeb(Readable.from(inPieces(texts()))) as ReadableStream, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', ...attachment(name, 'csv') },
  });
}
