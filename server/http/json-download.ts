import { Readable } from 'node:stream';
import { attachment } from './attachment';

/** Streams rows as a download of one JSON array, a row per line. A failure on the way breaks the answer off: it never looks whole. */
export function jsonDownload(name: string, rows: AsyncIterable<unknown>): Response {
  async function* bytes() {
    let before = '[\n';
    for await (const row of rows) {
      yield Buffer.from(before + JSON.stringify(row));
      before = ',\n';
    }
    yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n');
  }
  return new Response(Readable.toWeb(Readable.from(bytes())) as ReadableStream, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...attachment(name, 'json'),
    },
  });
}
