import { Readable } from 'node:stream';
import { attachment } from './attachment';
import { inPieces } from './in-pieces';

/** Streams rows as a download of one JSON array, a row per line. A failure on the way breaks the answer off: it never looks whole. */
export function jsonDownload(name: string, rows: AsyncIterable<unknown>): Response {
  async function* texts() {
    let before = '[\n';
    for await (const row of rows) {
      yield before + JSON.stringify(row);
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }
  return new Response(Readable.toWeb(Readable.from(inPieces(texts()))) as ReadableStream, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...attachment(name, 'json'),
    },
  });
}
