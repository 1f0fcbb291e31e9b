import { Readable } from 'node:stream';
import { attachment } from './attachment';

const media = { html: 'text/html; charset=utf-8', sarif: 'application/sarif+json' } as const;

/** Streams pieces of text as a download. A failure on the way breaks the answer off, so that nobody takes a part for the whole. */
export function textDownload(name: string, extension: keyof typeof media, pieces: AsyncIterable<string>): Response {
  async function* bytes() {
    for await (const piece of pieces) yield Buffer.from(piece);
  }
  return new Response(Readable.toWeb(Readable.from(bytes())) as ReadableStream, {
    headers: { 'Content-Type': media[extension], ...attachment(name, extension) },
  });
}
